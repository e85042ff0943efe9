"use client";

import { useState, type SyntheticEvent } from "react";
import type { QueueRules } from "#contract/queue-rules.ts";
import type { TriageScale } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { Bound } from "#features/admin/queue/bound.tsx";
import { draftOf, readDraft, urgencies, withScale, type DraftErrors, type PolicyDraft } from "#features/admin/queue/draft-policy.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { Replay } from "#features/admin/queue/replay.tsx";
import { levelKey, scaleNames, scaleWords } from "#features/admin/queue/scale-words.ts";
import { useChange } from "#features/admin/queue/use-rules.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { CheckBox } from "#features/admin/queue/check-box.tsx";
import { Field, fieldLook } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { useProblem } from "#ui/problem.ts";
import { Select } from "#ui/select.tsx";
import { StatusShape } from "#ui/status-shape.tsx";
import { Switch } from "#ui/switch.tsx";

/** The clinic's rule for who is next, with what each number means, what follows from it, and a real day under it. */
export function PolicyForm({ rules }: { rules: QueueRules }) {
  const t = useWords(queueWords);
  const levels = useWords(scaleWords);
  const [draft, setDraft] = useState<PolicyDraft>(() => draftOf(rules.policy));
  const [isShown, setShown] = useState(false);
  const problemSays = useProblem();
  const change = useChange();
  const read = readDraft(draft, rules.services);
  const errors = read.ok ? {} : read.errors;
  const problem = change.error?.problem;
  const say = useErrorWords(rules, draft.scale);
  // What is half typed is not wrong yet; after "Save" everything is said at once.
  const errorAt = (path: string) => (isShown || errors[path]?.key === "trouble" ? say(errors[path]) : undefined) ?? (problem?.field === path ? problem.detail : undefined);
  const set = (part: Partial<PolicyDraft>) => setDraft((so) => ({ ...so, ...part }));
  const level = (urgency: Urgency) => levels(levelKey(draft.scale, urgency));
  const number = (path: string, key: "earlyMinutes" | "lateMinutes" | "targetPercent" | "missedAfterMinutes" | "everySeconds" | "attempts" | "passOverMinutes" | "ratioAtMost") => ({
    inputMode: "decimal" as const,
    autoComplete: "off",
    value: draft[key],
    error: errorAt(path),
    onChange: (event: { target: { value: string } }) => set({ [key]: event.target.value }),
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setShown(true);
    if (read.ok) change.mutate({ method: "PUT", path: "/policy", body: read.policy, says: t("saved") });
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <form onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-4">
          <Card title={t("scaleTitle")}>
            <p className="mb-3 text-sm text-quiet">{t("scaleSays")}</p>
            <Field label={t("scale")} hint={t("scaleHint")} className="max-w-sm">
              <Select<TriageScale> value={draft.scale} onChange={(scale) => setDraft(withScale(draft, scale))} options={(Object.keys(scaleNames) as TriageScale[]).map((value) => ({ value, label: levels(scaleNames[value]) }))} />
            </Field>
            <Targets draft={draft} set={set} errorAt={errorAt} />
            <p className="mt-2 text-xs text-quiet">{t("targetsHint")}</p>
          </Card>

          <Card title={t("ratioTitle")}>
            <Switch label={t("ratioOn")} hint={draft.hasRatio ? undefined : t("ratioOff")} on={draft.hasRatio} onChange={(hasRatio) => set({ hasRatio })} />
            {draft.hasRatio && (
              <div className="mt-3 flex flex-col gap-3">
                <div className="grid gap-3 sm:grid-cols-[10rem_1fr]">
                  <Field label={t("ratioAtMost")} {...number("ratio.atMost", "ratioAtMost")} />
                  <fieldset className="min-w-0">
                    <legend className="mb-1.5 text-sm font-medium">{t("ratioOf")}</legend>
                    <div className="flex flex-wrap gap-x-4 gap-y-1">
                      {urgencies.slice(0, 4).map((urgency) => (
                        <CheckBox
                          key={urgency}
                          label={level(urgency)}
                          isOn={draft.ratioUrgencies.includes(urgency)}
                          onTurn={(isOn) => set({ ratioUrgencies: isOn ? [...draft.ratioUrgencies, urgency].sort() : draft.ratioUrgencies.filter((u) => u !== urgency) })}
                        />
                      ))}
                    </div>
                    <FieldError says={errorAt("ratio.urgencies")} />
                  </fieldset>
                </div>
                {Number(draft.ratioAtMost) > 0 && <p className="text-sm text-quiet">{t("ratioSays", { count: Number(draft.ratioAtMost) })}</p>}
              </div>
            )}
          </Card>

          <Card title={t("appointmentsTitle")}>
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label={t("early")} hint={t("earlySays")} {...number("appointments.earlyMinutes", "earlyMinutes")} />
              <Field label={t("late")} hint={t("lateSays")} {...number("appointments.lateMinutes", "lateMinutes")} />
              <Field label={t("targetShare")} hint={t("targetShareSays")} {...number("appointments.targetShare", "targetPercent")} />
              <Field label={t("missed")} hint={t("missedSays")} {...number("appointments.missedAfterMinutes", "missedAfterMinutes")} />
            </div>
          </Card>

          <Card title={t("callsTitle")}>
            <div className="grid gap-3 sm:grid-cols-3">
              <Field label={t("every")} hint={t("everySays")} {...number("calls.everySeconds", "everySeconds")} />
              <Field label={t("attempts")} hint={t("attemptsSays")} {...number("calls.attempts", "attempts")} />
              <Field label={t("passOver")} hint={t("passOverSays")} {...number("calls.passOverMinutes", "passOverMinutes")} />
            </div>
            <div className="mt-4"><Switch label={t("automatic")} hint={t("automaticSays")} on={draft.isAutomatic} onChange={(isAutomatic) => set({ isAutomatic })} /></div>
          </Card>

          {problem && <Notice tone="problem" announce>{problemSays(problem)} {t("notSaved")}</Notice>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => { setDraft(draftOf(rules.policy)); setShown(false); change.reset(); }}>{t("reset")}</Button>
            <Button type="submit" variant="primary" busy={change.isPending}>{t("saveRule")}</Button>
          </div>
        </form>
        <div className="min-w-0 lg:sticky lg:top-16"><Bound policy={read.ok ? read.policy : null} services={rules.services} /></div>
      </div>
      <Replay policy={read.ok ? read.policy : null} scale={draft.scale} services={rules.services} />
    </div>
  );
}

type TargetsProps = { draft: PolicyDraft; set: (part: Partial<PolicyDraft>) => void; errorAt: (path: string) => string | undefined };

function Targets({ draft, set, errorAt }: TargetsProps) {
  const t = useWords(queueWords);
  const levels = useWords(scaleWords);
  const change = (urgency: Urgency, part: Partial<PolicyDraft["targets"][Urgency]>) => set({ targets: { ...draft.targets, [urgency]: { ...draft.targets[urgency], ...part } } });
  return (
    <table className="mt-3 w-full text-sm">
      <thead>
        <tr className="text-start text-xs text-quiet">
          <th scope="col" className="pe-2 pb-1 text-start font-medium">{t("level")}</th>
          <th scope="col" className="w-24 pe-2 pb-1 text-start font-medium sm:w-32">{t("minutes")}</th>
          <th scope="col" className="w-28 pb-1 text-start font-medium sm:w-44">{t("percent")}</th>
        </tr>
      </thead>
      <tbody>
        {urgencies.map((urgency) => {
          const level = levels(levelKey(draft.scale, urgency));
          const path = `targets.${urgency}`;
          const says = errorAt(path) ?? errorAt(`${path}.minutes`) ?? errorAt(`${path}.share`);
          const input = (key: "minutes" | "percent", label: string) => (
            <input aria-label={label} aria-invalid={says !== undefined} inputMode="decimal" autoComplete="off" value={draft.targets[urgency][key]} onChange={(event) => change(urgency, { [key]: event.target.value })} className={fieldLook("sm")} />
          );
          return (
            <tr key={urgency}>
              <th scope="row" className="py-1 pe-2 text-start font-normal">
                {level}
                <FieldError says={says} />
              </th>
              <td className="py-1 pe-2 align-top">{input("minutes", t("minutesOf", { level }))}</td>
              <td className="py-1 align-top">{input("percent", t("percentOf", { level }))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function FieldError({ says }: { says: string | undefined }) {
  return says === undefined ? null : <p role="alert" className="mt-1 flex items-start gap-1.5 text-sm text-late"><span className="pt-1"><StatusShape level="late" /></span>{says}</p>;
}

function useErrorWords(rules: QueueRules, scale: TriageScale) {
  const t = useWords(queueWords);
  const levels = useWords(scaleWords);
  const level = (urgency: Urgency) => levels(levelKey(scale, urgency));
  return (error: DraftErrors[string]): string | undefined => {
    if (!error) return undefined;
    if (error.key === "between") return t("between", { low: error.low, high: error.high });
    if (error.key !== "trouble") return t(error.key);
    const { trouble } = error;
    switch (trouble.code) {
      case "more-urgent-waits-longer":
        return t("troubleLonger", { level: level(trouble.urgency), minutes: Math.round(trouble.minutes), service: rules.services.find((s) => s.id === trouble.serviceId)?.name ?? "", other: level(trouble.than), otherMinutes: Math.round(trouble.thanMinutes) });
      case "ratio-skips-more-urgent":
        return t("troubleSkips", { level: level(trouble.missing) });
      case "ratio-leaves-nobody":
        return t("troubleNobody");
      case "missed-before-late":
        return t("troubleMissed", { minutes: trouble.minutes });
    }
  };
}
