"use client";

import { ArrowRight, RefreshCw, Trash2 } from "lucide-react";
import type { CameraSetup } from "#contract/camera.ts";
import { cameraWords } from "#features/camera/camera-words.ts";
import { editorWords } from "#features/camera/editor/editor-words.ts";
import type { Line } from "#features/camera/editor/edits.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

type LineCardProps = {
  line: Line;
  doors: CameraSetup["doors"];
  counts: { in: number; out: number } | undefined;
  isEditing: boolean;
  onChange: (change: Partial<Line>, gesture?: string) => void;
  onTurn: () => void;
  onRemove: () => void;
};

const none = "-";

/** One line in words: through which door it leads, how many went which way, and what one may change. */
export function LineCard({ line, doors, counts, isEditing, onChange, onTurn, onRemove }: LineCardProps) {
  const t = useWords(editorWords);
  const say = useWords(cameraWords);
  const door = doors.find(({ id }) => id === line.door?.doorId);
  const [from, to] = door ? [door.from ?? say("street"), door.to ?? say("street")] : [];
  // The line counts as it was drawn; people mean the door.
  const told = line.door?.reversed ? { in: counts?.out ?? 0, out: counts?.in ?? 0 } : { in: counts?.in ?? 0, out: counts?.out ?? 0 };
  return (
    <li aria-label={t("line", { name: line.name })} className="flex flex-col gap-2.5 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        {!isEditing && <span className="font-medium">{line.name}</span>}
        <span className="number ms-auto text-sm">{say("inOut", told)}</span>
      </div>
      {door ? (
        <p aria-label={t("way", { from: from ?? "", to: to ?? "" })} className="flex items-center gap-1.5 text-sm text-quiet">
          <span>{from}</span>
          <ArrowRight aria-hidden="true" className="size-3.5 rtl:-scale-x-100" />
          <span className="text-ink">{to}</span>
        </p>
      ) : (
        <p className="text-sm text-watch">{say("noDoor")}</p>
      )}
      {isEditing && (
        <>
          <Field label={t("name")} value={line.name} maxLength={60} error={line.name.trim() === "" ? t("nameMissing") : null} onChange={(event) => onChange({ name: event.target.value }, `name ${line.id}`)} />
          <Field label={t("door")}>
            <Select
              value={line.door?.doorId ?? none}
              options={[{ value: none, label: t("noDoor") }, ...doors.map(({ id, name, from, to }) => ({ value: id, label: name, hint: `${from ?? say("street")} → ${to ?? say("street")}` }))]}
              onChange={(doorId) => onChange({ door: doorId === none ? null : { doorId, reversed: line.door?.reversed ?? false } })}
            />
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" icon={<RefreshCw />} aria-label={t("turnRoundOf", { name: line.name })} onClick={onTurn}>{t("turnRound")}</Button>
            <Button size="sm" variant="plain" icon={<Trash2 />} aria-label={t("removeOf", { name: line.name })} onClick={onRemove}>{t("remove")}</Button>
          </div>
        </>
      )}
    </li>
  );
}
