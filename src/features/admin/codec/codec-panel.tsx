"use client";

import Link from "next/link";
import { useState } from "react";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CodecPage, CodecTried, CodecTry, MappedField } from "#contract/codecs.ts";
import { ApiProblem, getJson, sendJson } from "#client/http.ts";
import { CodecSample } from "#features/admin/codec/codec-sample.tsx";
import { CodecSource } from "#features/admin/codec/codec-source.tsx";
import { codecWords } from "#features/admin/codec/codec-words.ts";
import { draftOf, mappingOf, portsOf, rowsOf, tryOf, type Draft } from "#features/admin/codec/draft.ts";
import { FieldMeanings } from "#features/admin/codec/field-meanings.tsx";
import { TriedReadings } from "#features/admin/codec/tried-readings.tsx";
import { Button, buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";

/** Where an administrator brings a device's codec, tries it, and says what its fields mean. */
export function CodecPanel({ sensorId }: { sensorId: string }) {
  const t = useWords(codecWords);
  const address = `/api/admin/sensors/${encodeURIComponent(sensorId)}/codec`;
  const { data: page, error, isFetching, refetch } = useQuery({ queryKey: ["codec", sensorId], queryFn: () => getJson<CodecPage>(address), staleTime: 0 });
  const back = <Link href={`/admin/sensors/${encodeURIComponent(sensorId)}`} className={buttonLook("quiet")}>{t("back")}</Link>;
  const needsNone = error instanceof ApiProblem && error.problem.code === "not-possible-now";
  return (
    <>
      <PageHeader title={t("title", { sensor: page?.sensor.name ?? sensorId })} detail={t("detail")} actions={back} />
      {needsNone && !page && <Card><Empty why={t("needsNone")} next={t("needsNoneNext")} /></Card>}
      {error && !needsNone && !page && (
        <Notice tone="problem" announce action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")} {error.message}</Notice>
      )}
      {!page && !error && <Loading className="grid gap-4 lg:grid-cols-2"><Skeleton className="h-96 w-full" /><Skeleton className="h-96 w-full" /></Loading>}
      {page && <Editor page={page} address={address} />}
    </>
  );
}

function Editor({ page, address }: { page: CodecPage; address: string }) {
  const t = useWords(codecWords);
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(page));
  const [suggested, setSuggested] = useState<MappedField[] | null>(null);
  const [asked, setAsked] = useState<CodecTry | null>(null);
  const trial = useQuery({
    queryKey: ["codec-try", asked],
    queryFn: async () => {
      const answer = await sendJson<CodecTried>("POST", "/api/admin/codecs/try", asked);
      // A later try that fails takes no meanings away.
      if (answer.suggestedMapping) setSuggested(answer.suggestedMapping.fields);
      return answer;
    },
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const tried = trial.data;
  const fields = draft.fields ?? suggested;
  const isSuggested = draft.fields === null && fields !== null;
  const complete = { ...draft, fields };

  const save = useMutation({
    mutationFn: () => sendJson<void>("PUT", address, { source: draft.decodedBy === "codec" ? draft.source : "", mapping: mappingOf(complete) }),
    onSuccess: () => {
      setDraft((now) => ({ ...now, fields: now.fields ?? fields }));
      return queryClient.invalidateQueries({ queryKey: ["codec"] });
    },
  });
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    save.reset();
  };
  const changeFields = (next: MappedField[] | null) => {
    change({ fields: next });
    if (asked) setAsked(tryOf({ ...draft, fields: next }));
  };
  const tryIt = () => {
    const next = tryOf(draft);
    if (JSON.stringify(next) === JSON.stringify(asked)) void trial.refetch();
    else setAsked(next);
  };

  const portsAreWrong = portsOf(draft.fPorts) === null;
  const canSave = (fields?.length ?? 0) > 0 && !portsAreWrong;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segmented
          label={t("whoDecodes")} value={draft.decodedBy} onChange={(decodedBy) => change({ decodedBy })}
          options={[{ value: "codec", label: t("byCodec") }, { value: "network-server", label: t("byServer") }]}
        />
        <p className="min-w-0 flex-1 basis-64 text-sm text-quiet">{t(draft.decodedBy === "codec" ? "byCodecHint" : "byServerHint")}</p>
      </div>

      <div className="grid items-start gap-4 lg:grid-cols-2">
        {draft.decodedBy === "codec" && <CodecSource source={draft.source} problem={tried?.problem ?? null} onChange={(source) => change({ source })} />}
        <CodecSample draft={draft} tried={tried} hasLastMessage={page.lastMessage !== null} failure={trial.error?.message ?? null} busy={trial.isFetching} onChange={change} onTry={tryIt} />
      </div>

      <FieldMeanings rows={rowsOf(tried, fields)} fields={fields ?? []} isSuggested={isSuggested} problem={tried?.problem ?? null} onChange={changeFields} onSuggest={tried?.suggestedMapping ? () => changeFields(null) : undefined} />

      <div className="grid items-start gap-4 lg:grid-cols-2">
        <TriedReadings tried={tried} />
        <Card title={t("save")}>
          <div className="flex flex-col gap-4">
            <Field label={t("ports")} hint={t("portsHint")} value={draft.fPorts} onChange={(event) => change({ fPorts: event.target.value })} error={portsAreWrong ? t("portsWrong") : null} inputMode="numeric" autoComplete="off" />
            <div className="flex flex-wrap items-center gap-3">
              <Button variant="primary" busy={save.isPending} disabled={!canSave} onClick={() => save.mutate()}>{t("save")}</Button>
              <p role="status" className="text-sm text-quiet">{save.isSuccess ? t("saved") : canSave ? t("unsaved") : portsAreWrong ? "" : t("saveNeeds")}</p>
            </div>
            {save.error && <Notice tone="problem" announce>{t("notSaved")} {save.error.message}</Notice>}
          </div>
        </Card>
      </div>
    </div>
  );
}
