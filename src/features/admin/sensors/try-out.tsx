"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import type { SensorPage, TestAnswer } from "#contract/sensors.ts";
import { sendJson } from "#client/http.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Status } from "#ui/status.tsx";
import { ReadingLines } from "#features/admin/sensors/reading-line.tsx";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

/** What would be read from a message, without counting it. */
export function TryOut({ sensor }: { sensor: SensorPage }) {
  const t = useWords(sensorsWords);
  const [payload, setPayload] = useState("");
  const [topic, setTopic] = useState("");
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => sendJson<TestAnswer>("POST", `/api/admin/sensors/${encodeURIComponent(sensor.id)}/test`, { payload, ...(topic === "" ? {} : { topic }) }),
  });
  const [last] = sensor.messages;
  const copyLast = () => {
    setPayload(last?.payload ?? "");
    setTopic(last?.topic ?? "");
  };
  return (
    <Card title={t("tryOut")} aside={last && <Button size="sm" variant="plain" onClick={copyLast}>{t("useLast")}</Button>}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        <p className="text-sm text-quiet">{t("tryOutDetail")}</p>
        <Field label={t("message")} rows={5} value={payload} onChange={(event) => setPayload(event.target.value)} maxLength={65_536} spellCheck={false} className="[&_textarea]:font-mono [&_textarea]:text-xs" />
        <Field label={t("topic")} hint={t("topicHint")} value={topic} onChange={(event) => setTopic(event.target.value)} maxLength={500} autoComplete="off" spellCheck={false} />
        <Button type="submit" busy={isPending} disabled={payload === ""} className="self-start">{t("tryIt")}</Button>
      </form>
      <div role="status" className="mt-4 empty:hidden">
        {error && <Notice tone="problem">{error.message}</Notice>}
        {data?.problem && <p className="flex flex-col gap-1 text-sm"><Status level="watch" word={t("notRead")} /><span className="wrap-anywhere">{t("triedProblem", data.problem)}</span></p>}
        {data && !data.problem && <div className="flex flex-col gap-1.5"><Status level="ok" word={t("triedOk", { count: data.readings.length })} /><ReadingLines readings={data.readings} /></div>}
      </div>
    </Card>
  );
}
