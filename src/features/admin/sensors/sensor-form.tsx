"use client";

import { useId } from "react";
import { Plus, X } from "lucide-react";
import type { SensorList } from "#contract/sensors.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";
import { noPlace, type Draft, type DraftPlacement } from "#features/admin/sensors/draft.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

type Places = Pick<SensorList, "doors" | "zones">;

type SensorFormProps = {
  draft: Draft;
  onChange: (draft: Draft) => void;
  places: Places;
  /** Lines and areas that the sensor has spoken of. */
  linesHeard?: readonly string[];
  /** What the server refused, and where. */
  problem?: { field?: string; says: string } | null;
  showsMore?: boolean;
};

/** Name, place and the few things that are rarely touched. */
export function SensorForm({ draft, onChange, places, linesHeard = [], problem, showsMore = false }: SensorFormProps) {
  const t = useWords(sensorsWords);
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const errorOf = (field: string) => (problem?.field === field ? problem.says : null);
  const setPlace = (index: number, change: Partial<DraftPlacement>) => set({ placements: draft.placements.map((p, i) => (i === index ? { ...p, ...change } : p)) });
  const isMoreWrong = ["externalId", "expectedEverySeconds", "timeZone"].includes(problem?.field ?? "");
  return (
    <div className="flex flex-col gap-5">
      <Field label={t("sensorName")} autoFocus={draft.name === ""} hint={t("sensorNameHint")} error={errorOf("name")} value={draft.name} onChange={(event) => set({ name: event.target.value })} required maxLength={120} autoComplete="off" />
      <div className="flex flex-col gap-4">
        {draft.placements.map((placement, index) => (
          <PlacementFields
            key={index}
            placement={placement}
            places={places}
            linesHeard={linesHeard}
            isOnly={draft.placements.length === 1}
            error={problem?.field?.startsWith(`placements.${index}.`) ? problem.says : null}
            onChange={(change) => setPlace(index, change)}
            onRemove={() => set({ placements: draft.placements.filter((_, i) => i !== index) })}
          />
        ))}
        <Button size="sm" variant="plain" icon={<Plus />} className="-ms-2 self-start" onClick={() => set({ placements: [...draft.placements, noPlace] })}>{t("anotherPlace")}</Button>
      </div>
      <details open={showsMore || isMoreWrong || undefined} className="border-t border-hairline pt-3">
        <summary className="target w-fit cursor-pointer text-sm font-medium">{t("more")}</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <Field label={t("externalId")} hint={t("externalIdHint")} error={errorOf("externalId")} value={draft.externalId} onChange={(event) => set({ externalId: event.target.value })} maxLength={200} autoComplete="off" className="sm:col-span-2" />
          <Field label={t("every")} hint={t("everyHint")} error={errorOf("expectedEverySeconds")} type="number" min={1} max={604_800} value={draft.everySeconds} onChange={(event) => set({ everySeconds: event.target.value })} />
          <Field label={t("timeZone")} hint={t("timeZoneHint")} error={errorOf("timeZone")} placeholder="Europe/Zurich" value={draft.timeZone} onChange={(event) => set({ timeZone: event.target.value })} maxLength={80} autoComplete="off" />
        </div>
      </details>
    </div>
  );
}

type PlacementFieldsProps = { placement: DraftPlacement; places: Places; linesHeard: readonly string[]; isOnly: boolean; error: string | null; onChange: (change: Partial<DraftPlacement>) => void; onRemove: () => void };

function PlacementFields({ placement, places, linesHeard, isOnly, error, onChange, onRemove }: PlacementFieldsProps) {
  const t = useWords(sensorsWords);
  const lines = useId();
  const door = places.doors.find((d) => `door/${d.id}` === placement.place);
  const options = [
    { value: "", label: t("nowhere") },
    ...places.doors.map((d) => ({ value: `door/${d.id}`, label: t("door", { name: d.name }) })),
    ...places.zones.map((z) => ({ value: `zone/${z.id}`, label: t("zone", { name: z.name }) })),
  ];
  const [from, to] = [door?.from ?? t("street"), door?.to ?? t("street")];
  return (
    <div className="flex items-start gap-2">
      <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
        <Field label={t("where")} hint={isOnly && placement.place === "" ? t("whereHint") : undefined} error={error}>
          <Select options={options} value={placement.place} onChange={(place) => onChange({ place })} />
        </Field>
        {door && (
          <Field label={t("direction")}>
            <Select
              options={[{ value: "forward", label: t("inIs", { from, to }) }, { value: "reversed", label: t("inIs", { from: to, to: from }) }]}
              value={placement.reversed ? "reversed" : "forward"}
              onChange={(value) => onChange({ reversed: value === "reversed" })}
            />
          </Field>
        )}
        {(!isOnly || placement.line !== "" || linesHeard.length > 1) && (
          <Field
            label={t("line")}
            hint={linesHeard.length > 0 ? t("lineHeard", { lines: linesHeard.join(", ") }) : t("lineHint")}
            value={placement.line}
            onChange={(event) => onChange({ line: event.target.value })}
            list={lines}
            maxLength={200}
            autoComplete="off"
          />
        )}
        <datalist id={lines}>{linesHeard.map((line) => <option key={line} value={line} />)}</datalist>
      </div>
      {!isOnly && <IconButton label={t("removePlace")} icon={<X aria-hidden="true" />} onClick={onRemove} className="mt-6.5" />}
    </div>
  );
}
