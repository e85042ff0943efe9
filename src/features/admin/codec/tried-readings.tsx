"use client";

import type { CodecTried } from "#contract/codecs.ts";
import { codecWords } from "#features/admin/codec/codec-words.ts";
import { readingWords } from "#features/admin/codec/reading-words.ts";
import { Card } from "#ui/card.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** What the sample would come to, in words. */
export function TriedReadings({ tried }: { tried: CodecTried | undefined }) {
  const t = useWords(codecWords);
  const formats = useFormats();
  const sentences = readingWords(tried?.readings ?? [], t, formats);
  return (
    <Card title={t("readings")}>
      <div role="status" className="min-h-16">
        {sentences.length === 0 && <p className="text-sm text-quiet">{t(tried?.output ? "readNothing" : "fieldsEmpty")}</p>}
        <ul className="flex flex-col gap-1">{sentences.map((sentence) => <li key={sentence} className="number text-base">{sentence}</li>)}</ul>
      </div>
    </Card>
  );
}
