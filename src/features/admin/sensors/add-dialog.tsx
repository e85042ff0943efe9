"use client";

import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AddedSensor, SensorKinds, SensorList } from "#contract/sensors.ts";
import { ApiProblem, getJson, sendJson } from "#client/http.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";
import { Added } from "#features/admin/sensors/added.tsx";
import { emptyDraft, wishOf, type Draft } from "#features/admin/sensors/draft.ts";
import { KindPicker, type Kind } from "#features/admin/sensors/kind-picker.tsx";
import type { Stranger } from "#features/admin/sensors/quarantine.tsx";
import { SensorForm } from "#features/admin/sensors/sensor-form.tsx";
import { kindsKey, sensorsKey } from "#features/admin/sensors/sensors-key.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

/** What is it, where is it, connect it: three steps in one dialog. A stranger brings its name and a guess along. */
export function AddDialog({ list, stranger, onClose }: { list: SensorList; stranger: Stranger | null; onClose: () => void }) {
  const t = useWords(sensorsWords);
  const queryClient = useQueryClient();
  const { data: kinds, error } = useQuery({ queryKey: kindsKey, queryFn: () => getJson<SensorKinds>("/api/admin/sensor-kinds") });
  const [kind, setKind] = useState<Kind | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const add = useMutation({
    gcTime: 0,
    mutationFn: (wish: { adapter: string; draft: Draft }) => sendJson<AddedSensor>("POST", "/api/admin/sensors", { ...wishOf(wish.draft), adapter: wish.adapter }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sensorsKey }),
  });
  const problem = problemOf(add.error);
  const pick = (picked: Kind) => {
    setKind(picked);
    // What was typed stays when somebody goes back and chooses another kind.
    setDraft((before) => (before ? { ...before, everySeconds: String(picked.usualEverySeconds) } : emptyDraft(picked.usualEverySeconds, stranger?.sender)));
  };
  const back = () => {
    add.reset();
    setKind(null);
  };

  if (add.data && kind && draft)
    return (
      <Dialog open size="lg" onOpenChange={(isOpen) => !isOpen && onClose()} title={t("stepConnect")} description={t("isAdded", { name: draft.name })} actions={<Button variant="primary" onClick={onClose}>{t("done")}</Button>}>
        <Added added={add.data} adapter={kind.id} hasGateways={list.gateways.length > 0 && draft.externalId !== ""} />
      </Dialog>
    );

  const submit = () => kind && draft && add.mutate({ adapter: kind.id, draft });
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={kind ? t("stepPlace") : t("stepKind")}
      description={kind ? [kind.vendor, kind.models.slice(0, 3).join(", ")].join(", ") : undefined}
      actions={kind ? <><Button onClick={back}>{t("change")}</Button><Button variant="primary" busy={add.isPending} onClick={submit}>{t("addIt")}</Button></> : undefined}
    >
      {error && <Notice tone="problem" announce>{error.message}</Notice>}
      {!kinds && !error && <Loading className="flex flex-col gap-3"><Skeleton className="h-14 w-full" /><Skeleton className="h-72 w-full" /></Loading>}
      {kinds && !kind && <KindPicker kinds={kinds.kinds} guesses={stranger?.looksLike.map((guess) => guess.adapter) ?? []} onPick={pick} />}
      {kind && draft && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {problem && !problem.field && <Notice tone="problem" announce className="mb-4">{problem.says} {t("notDone")}</Notice>}
          <SensorForm draft={draft} onChange={setDraft} places={list} problem={problem} showsMore={draft.externalId !== "" || kind.connect.some((guide) => guide.via === "lorawan")} />
          {/* Enter in a field adds, as the button below does. */}
          <button type="submit" hidden />
        </form>
      )}
    </Dialog>
  );
}

export function problemOf(error: unknown): { field?: string; says: string } | null {
  if (!(error instanceof ApiProblem)) return error instanceof Error ? { says: error.message } : null;
  return { says: error.message, ...(error.problem.field === undefined ? {} : { field: error.problem.field }) };
}
