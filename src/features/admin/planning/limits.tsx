"use client";

import { useState, type SyntheticEvent } from "react";
import type { PlanningState } from "#contract/proposals.ts";
import { planningWords } from "#features/admin/planning/planning-words.ts";
import { useChange } from "#features/admin/planning/use-planning.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Switch } from "#ui/switch.tsx";
import { useToast } from "#ui/toast.tsx";

/** Waits for "Save": half a limit would be acted on. */
export function Limits({ settings }: { settings: PlanningState }) {
  const t = useWords(planningWords);
  const { say } = useToast();
  const [draft, setDraft] = useState(settings.auto);
  const [most, setMost] = useState(String(settings.auto.mostAnHour));
  const { mutate, isPending, error } = useChange(() => say(t("saved")));
  const toggle = (id: string, on: boolean) => setDraft((now) => ({ ...now, serviceIds: on ? [...now.serviceIds, id] : now.serviceIds.filter((one) => one !== id) }));
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    mutate({ mode: settings.mode, auto: { ...draft, mostAnHour: Number(most) } });
  }
  return (
    <Card title={t("limits")}>
      <form onSubmit={submit} noValidate aria-label={t("limits")} className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 text-sm font-medium">{t("services")}</legend>
          {settings.services.map(({ id, name }) => <Switch key={id} label={name} on={draft.serviceIds.includes(id)} onChange={(on) => toggle(id, on)} />)}
          {draft.serviceIds.length === 0 && <p className="text-xs text-quiet">{t("noServices")}</p>}
        </fieldset>
        <div className="flex flex-wrap gap-3">
          <Field label={t("from")} type="time" value={clockOf(draft.fromMinute)} onChange={(event) => setDraft({ ...draft, fromMinute: minuteOf(event.target.value, draft.fromMinute) })} className="w-32" />
          <Field label={t("to")} type="time" value={clockOf(draft.toMinute)} onChange={(event) => setDraft({ ...draft, toMinute: minuteOf(event.target.value, draft.toMinute) })} className="w-32" />
          <Field label={t("most")} type="number" inputMode="numeric" min={0} max={60} value={most} hint={t("mostHint", { count: settings.madeLastHour })} onChange={(event) => setMost(event.target.value)} className="w-44" />
        </div>
        {error && <Notice tone="problem" announce>{error.message} {t("notSaved")}</Notice>}
        <Button type="submit" busy={isPending} className="self-end">{t("save")}</Button>
      </form>
    </Card>
  );
}

function clockOf(minute: number): string {
  const whole = Math.min(minute, 24 * 60 - 1);
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

function minuteOf(clock: string, before: number): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? before : hours * 60 + minutes;
}
