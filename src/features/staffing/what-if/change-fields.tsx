"use client";

import { X } from "lucide-react";
import { anyRoom, type Draft } from "#features/staffing/what-if/drafts.ts";
import { whatIfWords } from "#features/staffing/what-if/what-if-words.ts";
import type { QueueView } from "#features/staffing/staffing-types.ts";
import { Field } from "#ui/field.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";
import { StatusShape } from "#ui/status-shape.tsx";

type Props = { draft: Draft; number: number; view: QueueView; /** What is wrong with a field, in words. */ issueOf: (field: string) => string | null; onChange: (draft: Draft) => void; onRemove: () => void };

/** One change, with its fields in a row where there is room. */
export function ChangeFields(props: Props) {
  const t = useWords(whatIfWords);
  const { draft, number, onRemove } = props;
  const what = t(draft.type);
  return (
    <fieldset aria-label={t("changeOf", { number, what })} className="rounded-md border border-hairline p-3">
      <div className="flex items-center gap-2">
        <p aria-hidden="true" className="number me-auto text-sm font-medium">{number}. {what}</p>
        <IconButton size="sm" label={t("removeOf", { number, what })} icon={<X aria-hidden="true" />} onClick={onRemove} />
      </div>
      <div className="mt-2 grid gap-3 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]"><Fields {...props} /></div>
    </fieldset>
  );
}

function Fields({ draft, view, issueOf, onChange }: Props) {
  const t = useWords(whatIfWords);
  const rooms = view.rooms.map(({ id, name }) => ({ value: id, label: name }));
  const service = (serviceId: string, choose: (id: string) => void) => (
    <Field label={t("service")} error={issueOf("serviceId")}>
      <Select value={serviceId} options={view.services.map(({ id, name }) => ({ value: id, label: name }))} onChange={choose} />
    </Field>
  );
  const times = (times: { from: string; to: string }, change: (times: { from?: string; to?: string }) => void) => (
    <>
      <Field label={t("from")} hint={t("fromHint")} error={issueOf("from")} type="time" value={times.from} onChange={(event) => change({ from: event.target.value })} />
      <Field label={t("to")} hint={t("toHint")} error={issueOf("to")} type="time" value={times.to} onChange={(event) => change({ to: event.target.value })} />
    </>
  );
  switch (draft.type) {
    case "add-staff":
      return (
        <>
          <Skills draft={draft} view={view} issue={issueOf("skills")} onChange={onChange} />
          <Field label={t("room")} error={issueOf("roomId")}>
            <Select value={draft.roomId} options={[{ value: anyRoom, label: t("anyRoom") }, ...rooms]} onChange={(roomId) => onChange({ ...draft, roomId })} />
          </Field>
          {times(draft, (changed) => onChange({ ...draft, ...changed }))}
        </>
      );
    case "staff-away":
      return (
        <>
          <Field label={t("who")} error={issueOf("staffId")}>
            <Select value={draft.staffId} options={view.staff.map(({ id, name }) => ({ value: id, label: name }))} onChange={(staffId) => onChange({ ...draft, staffId })} />
          </Field>
          {times(draft, (changed) => onChange({ ...draft, ...changed }))}
        </>
      );
    case "close-room":
      return (
        <>
          <Field label={t("room")} error={issueOf("roomId")}>
            <Select value={draft.roomId} options={rooms} onChange={(roomId) => onChange({ ...draft, roomId })} />
          </Field>
          {times(draft, (changed) => onChange({ ...draft, ...changed }))}
        </>
      );
    case "walk-ins":
      return (
        <>
          <Field label={t("count")} error={issueOf("count")} inputMode="numeric" autoComplete="off" value={draft.count} onChange={(event) => onChange({ ...draft, count: event.target.value })} />
          {service(draft.serviceId, (serviceId) => onChange({ ...draft, serviceId }))}
          <Field label={t("within")} error={issueOf("withinMinutes")} inputMode="numeric" autoComplete="off" value={draft.withinMinutes} onChange={(event) => onChange({ ...draft, withinMinutes: event.target.value })} />
        </>
      );
    case "urgent":
      return (
        <>
          {service(draft.serviceId, (serviceId) => onChange({ ...draft, serviceId }))}
          <Field label={t("at")} hint={t("fromHint")} error={issueOf("at")} type="time" value={draft.at} onChange={(event) => onChange({ ...draft, at: event.target.value })} />
        </>
      );
  }
}

function Skills({ draft, view, issue, onChange }: { draft: Extract<Draft, { type: "add-staff" }>; view: QueueView; issue: string | null; onChange: (draft: Draft) => void }) {
  const t = useWords(whatIfWords);
  const toggle = (id: string, isOn: boolean) => onChange({ ...draft, skills: isOn ? [...draft.skills, id] : draft.skills.filter((one) => one !== id) });
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1.5 text-sm font-medium">{t("can")}</legend>
      {view.services.map(({ id, name }) => (
        <label key={id} className="target flex items-center gap-2 text-sm">
          <input type="checkbox" className="size-4 accent-ink" checked={draft.skills.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />
          {name}
        </label>
      ))}
      {issue && <p role="alert" className="flex items-center gap-1.5 text-sm text-late"><StatusShape level="late" />{issue}</p>}
    </fieldset>
  );
}
