"use client";

import { useRef, useState, type DragEvent } from "react";
import { FileUp } from "lucide-react";
import type { CodecTried } from "#contract/codecs.ts";
import { codecWords } from "#features/admin/codec/codec-words.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { classes } from "#ui/classes.ts";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";

const longest = 256 * 1024;

type CodecSourceProps = { source: string; problem: CodecTried["problem"]; onChange: (source: string) => void };

/** The codec itself: pasted, opened, or dropped. */
export function CodecSource({ source, problem, onChange }: CodecSourceProps) {
  const t = useWords(codecWords);
  const chooser = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);

  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > longest) return setRefusal(t("fileTooLarge"));
    try {
      onChange(await file.text());
      setRefusal(null);
    } catch {
      setRefusal(t("fileFailed"));
    }
  };
  const drop = (event: DragEvent) => {
    setIsOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  // The sentence itself stands beside the button that was pressed.
  const own = problem?.of === "codec" && problem.line !== null ? t("seeLine", { line: problem.line }) : null;

  return (
    <Card
      title={t("codec")}
      aside={
        <>
          <input ref={chooser} type="file" accept=".js,.mjs,.cjs,.txt,text/javascript" hidden onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ""; }} />
          <Button size="sm" icon={<FileUp />} onClick={() => chooser.current?.click()}>{t("upload")}</Button>
        </>
      }
    >
      <div onDragOver={(event) => { event.preventDefault(); setIsOver(true); }} onDragLeave={() => setIsOver(false)} onDrop={drop}>
        <Field
          label={<span className="sr-only">{t("codec")}</span>} hint={t("codecHint")} error={refusal ?? own} rows={16} maxLength={longest}
          value={source} onChange={(event) => onChange(event.target.value)} spellCheck={false} autoComplete="off" autoCapitalize="off"
          className={classes("[&_textarea]:h-72! [&_textarea]:resize-y [&_textarea]:font-mono [&_textarea]:text-xs [&_textarea]:leading-5 [&_textarea]:whitespace-pre", isOver && "[&_textarea]:border-focus [&_textarea]:bg-ok-soft")}
        />
      </div>
    </Card>
  );
}
