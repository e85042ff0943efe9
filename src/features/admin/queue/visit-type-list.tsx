"use client";

import { useState } from "react";
import { ArrowDown, ArrowUp, Plus, Trash2, X } from "lucide-react";
import type { QueueRules } from "#contract/queue-rules.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { urgencies } from "#features/admin/queue/draft-policy.ts";
import { ItemDialog } from "#features/admin/queue/item-dialog.tsx";
import { ItemList } from "#features/admin/queue/item-list.tsx";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { levelKey, scaleWords } from "#features/admin/queue/scale-words.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";
import { Switch } from "#ui/switch.tsx";

type VisitType = QueueRules["visitTypes"][number];

export function VisitTypeList({ rules }: { rules: QueueRules }) {
  const t = useWords(queueWords);
  const levels = useWords(scaleWords);
  const [open, setOpen] = useState<{ visitType?: VisitType } | null>(null);
  const way = (journey: string[][]) => journey.map((stage) => stage.map((id) => rules.services.find((s) => s.id === id)?.name ?? id).join(` ${t("and")} `)).join(`, ${t("then")} `);
  return (
    <>
      <ItemList
        part="visitTypes"
        title={t("tabVisits")}
        says={t("visitsSays")}
        addLabel={t("addVisit")}
        onAdd={() => setOpen({})}
        onEdit={(id) => setOpen({ visitType: rules.visitTypes.find((v) => v.id === id) })}
        rows={rules.visitTypes.map(({ id, name, journey, urgency, atKiosk }) => ({ id, name, detail: `${way(journey)} · ${levels(levelKey(rules.policy.scale, urgency))} · ${t(atKiosk ? "kioskYes" : "kioskNo")}` }))}
      />
      {open && <VisitTypeDialog rules={rules} visitType={open.visitType} onClose={() => setOpen(null)} />}
    </>
  );
}

function VisitTypeDialog({ rules, visitType, onClose }: { rules: QueueRules; visitType: VisitType | undefined; onClose: () => void }) {
  const t = useWords(queueWords);
  const levels = useWords(scaleWords);
  const [name, setName] = useState(visitType?.name ?? "");
  const [journey, setJourney] = useState<string[][]>(visitType?.journey ?? [[]]);
  const [urgency, setUrgency] = useState<Urgency>(visitType?.urgency ?? 4);
  const [atKiosk, setAtKiosk] = useState(visitType?.atKiosk ?? false);
  return (
    <ItemDialog
      size="md"
      title={visitType ? t("editOf", { name: visitType.name }) : t("addVisit")}
      onClose={onClose}
      asked={() => ({ part: "visitTypes", ...(visitType ? { id: visitType.id } : {}), item: { name, journey, urgency, atKiosk } })}
    >
      {(errorAt) => (
        <>
          <Field label={t("name")} error={errorAt("name")} maxLength={120} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
          <Stages journey={journey} services={rules.services} error={errorAt("journey")} onChange={setJourney} />
          <Field label={t("urgency")}>
            <Select value={String(urgency)} onChange={(value) => setUrgency(Number(value) as Urgency)} options={urgencies.map((u) => ({ value: String(u), label: levels(levelKey(rules.policy.scale, u)) }))} />
          </Field>
          <Switch label={t("atKiosk")} on={atKiosk} onChange={setAtKiosk} />
        </>
      )}
    </ItemDialog>
  );
}

type StagesProps = { journey: string[][]; services: QueueRules["services"]; error?: string; onChange: (journey: string[][]) => void };

function Stages({ journey, services, error, onChange }: StagesProps) {
  const t = useWords(queueWords);
  const withStage = (i: number, stage: string[]) => onChange(journey.map((one, j) => (j === i ? stage : one)));
  const swap = (i: number, j: number) => onChange(journey.map((stage, k) => (k === i ? (journey[j] ?? stage) : k === j ? (journey[i] ?? stage) : stage)));
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium">{t("stages")}</legend>
      <p className="mb-2 text-xs text-quiet">{t("stageHint")}</p>
      <ol className="flex flex-col gap-2">
        {journey.map((stage, i) => {
          const number = i + 1;
          const left = services.filter((s) => !stage.includes(s.id));
          return (
            <li key={i} className="rounded-md border border-hairline p-2">
              <div className="flex items-center gap-1">
                <p className="me-auto text-xs font-medium text-quiet">{t("stage", { number })}</p>
                <IconButton size="sm" label={t("stageUp", { number })} icon={<ArrowUp aria-hidden="true" />} disabled={i === 0} onClick={() => swap(i, i - 1)} />
                <IconButton size="sm" label={t("stageDown", { number })} icon={<ArrowDown aria-hidden="true" />} disabled={i === journey.length - 1} onClick={() => swap(i, i + 1)} />
                <IconButton size="sm" label={t("removeStage", { number })} icon={<Trash2 aria-hidden="true" />} disabled={journey.length === 1} onClick={() => onChange(journey.filter((_, j) => j !== i))} />
              </div>
              <div className="mt-1 flex flex-wrap items-center gap-1.5">
                {stage.map((id) => {
                  const service = services.find((s) => s.id === id)?.name ?? id;
                  return (
                    <span key={id} className="inline-flex items-center gap-1 rounded-md border border-edge/60 ps-2 text-sm">
                      {service}
                      <IconButton size="sm" label={t("takeFromStage", { service, number })} icon={<X aria-hidden="true" />} onClick={() => withStage(i, stage.filter((one) => one !== id))} />
                    </span>
                  );
                })}
                {left.length > 0 && (
                  <Select className="w-52!" size="sm" label={t("addToStage", { number })} value={null} placeholder={t("emptyStage")} onChange={(id) => withStage(i, [...stage, id])} options={left.map((s) => ({ value: s.id, label: s.name }))} />
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {error && <p role="alert" className="mt-1 text-sm text-late">{error}</p>}
      {journey.length < 10 && <Button size="sm" icon={<Plus />} className="mt-2" onClick={() => onChange([...journey, []])}>{t("addStage")}</Button>}
    </fieldset>
  );
}
