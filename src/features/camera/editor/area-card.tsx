"use client";

import { Trash2 } from "lucide-react";
import type { CameraSetup } from "#contract/camera.ts";
import { cameraWords } from "#features/camera/camera-words.ts";
import { editorWords } from "#features/camera/editor/editor-words.ts";
import type { Area } from "#features/camera/editor/edits.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

type AreaCardProps = { area: Area; zones: CameraSetup["zones"]; people: number | undefined; isEditing: boolean; onChange: (change: Partial<Area>, gesture?: string) => void; onRemove: () => void };

const none = "-";

export function AreaCard({ area, zones, people, isEditing, onChange, onRemove }: AreaCardProps) {
  const t = useWords(editorWords);
  const say = useWords(cameraWords);
  const zone = zones.find(({ id }) => id === area.zoneId);
  return (
    <li aria-label={t("area", { name: area.name })} className="flex flex-col gap-2.5 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        {!isEditing && <span className="font-medium">{area.name}</span>}
        {people !== undefined && <span className="number ms-auto text-sm">{say("here", { count: people })}</span>}
      </div>
      {zone ? <p className="text-sm text-quiet">{zone.name}</p> : <p className="text-sm text-watch">{say("noZone")}</p>}
      {isEditing && (
        <>
          <Field label={t("name")} value={area.name} maxLength={60} error={area.name.trim() === "" ? t("nameMissing") : null} onChange={(event) => onChange({ name: event.target.value }, `name ${area.id}`)} />
          <Field label={t("zone")}>
            <Select value={area.zoneId ?? none} options={[{ value: none, label: t("noZone") }, ...zones.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(zoneId) => onChange({ zoneId: zoneId === none ? null : zoneId })} />
          </Field>
          <div>
            <Button size="sm" variant="plain" icon={<Trash2 />} aria-label={t("removeOf", { name: area.name })} onClick={onRemove}>{t("remove")}</Button>
          </div>
        </>
      )}
    </li>
  );
}
