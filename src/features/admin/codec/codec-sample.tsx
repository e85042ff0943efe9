"use client";

import type { CodecTried } from "#contract/codecs.ts";
import { codecWords } from "#features/admin/codec/codec-words.ts";
import type { Draft } from "#features/admin/codec/draft.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Field } from "#ui/field.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";

type CodecSampleProps = {
  draft: Draft;
  tried: CodecTried | undefined;
  hasLastMessage: boolean;
  /** Why the try itself could not be made. */
  failure: string | null;
  busy: boolean;
  onChange: (part: Partial<Draft>) => void;
  onTry: () => void;
};

/** A message to try on, and how that went. */
export function CodecSample({ draft, tried, hasLastMessage, failure, busy, onChange, onTry }: CodecSampleProps) {
  const t = useWords(codecWords);
  const formats = useFormats();
  const { decodedBy, fPort, bytes, decoded } = draft;
  const portIsWrong = !(Number.isInteger(Number(fPort)) && Number(fPort) >= 1 && Number(fPort) <= 255);
  const isEmpty = decodedBy === "codec" ? draft.source.trim() === "" : decoded.trim() === "";
  const ofMessage = tried?.problem?.of === "message" ? tried.problem.says : null;
  const milliseconds = formats.number(tried?.milliseconds ?? 0, 1);
  return (
    <Card title={t("sample")}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!portIsWrong && !isEmpty) onTry();
        }}
      >
        {hasLastMessage && <p className="text-sm text-quiet">{t("lastHeard")}</p>}
        <div className="flex items-start gap-3">
          <Field label={t("fPort")} value={fPort} onChange={(event) => onChange({ fPort: event.target.value })} error={portIsWrong ? t("fPortWrong") : null} inputMode="numeric" autoComplete="off" className="w-24 shrink-0" />
          {decodedBy === "codec" && (
            <Field label={t("bytes")} hint={t("bytesHint")} value={bytes} onChange={(event) => onChange({ bytes: event.target.value })} error={ofMessage} spellCheck={false} autoComplete="off" className="min-w-0 flex-1 [&_input]:font-mono" />
          )}
        </div>
        {decodedBy === "network-server" && (
          <Field label={t("decoded")} hint={t("decodedHint")} rows={10} value={decoded} onChange={(event) => onChange({ decoded: event.target.value })} error={ofMessage} spellCheck={false} autoComplete="off" className="[&_textarea]:font-mono [&_textarea]:text-xs" />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={busy} disabled={portIsWrong || isEmpty}>{t("tryIt")}</Button>
          <p role="status" className="text-sm text-quiet">
            {tried?.output && (decodedBy === "codec" ? t("tried", { count: tried.fields.length, milliseconds }) : t("triedJson", { count: tried.fields.length }))}
          </p>
        </div>
        {failure && <Notice tone="problem" announce>{failure}</Notice>}
        {tried?.problem?.of === "codec" && <Notice tone="problem" announce>{t("problemOfcodec")} {tried.problem.says}</Notice>}
        {tried?.warnings.map((warning, i) => <Notice key={i} tone="watch">{t("warns", { warning })}</Notice>)}
      </form>
    </Card>
  );
}
