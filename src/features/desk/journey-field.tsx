"use client";

import { useId } from "react";
import { Chip } from "#features/desk/chip.tsx";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { nothingChosen, ofVisitType, stageOf, withAnyOrder, withService, type Choice } from "#features/desk/journey.ts";
import { moveWords } from "#features/desk/move-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { StatusShape } from "#ui/status-shape.tsx";
import { Switch } from "#ui/switch.tsx";

type JourneyFieldProps = { choice: Choice; onChange: (choice: Choice) => void; error: string | null };

/** A usual visit in one press; or services in the order of pressing: the first press is step 1. */
export function JourneyField({ choice, onChange, error }: JourneyFieldProps) {
  const t = useWords(deskWords);
  const asks = useWords(moveWords);
  const formats = useFormats();
  const { view } = useDesk();
  const id = useId();
  const isParallel = choice.isAnyOrder || choice.journey.flat().length > 1;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {view.visitTypes.length > 0 && (
        <div role="group" aria-label={asks("visitTypes")} className="flex flex-wrap gap-1.5">
          {view.visitTypes.map((visitType) => (
            <Chip key={visitType.id} isOn={choice.visitTypeId === visitType.id} onPress={() => onChange(choice.visitTypeId === visitType.id ? nothingChosen : ofVisitType(visitType))}>{visitType.name}</Chip>
          ))}
        </div>
      )}
      <fieldset aria-describedby={error ? id : undefined} className="flex min-w-0 flex-col gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">{t("servicesInOrder")}</legend>
        <div className="grid grid-cols-2 gap-2">
          {view.services.map(({ id: serviceId, name }) => {
            const place = stageOf(choice, serviceId);
            return (
              <label
                key={serviceId}
                className="group/service target relative flex h-11 min-w-0 items-center gap-2.5 rounded-md border border-edge px-3 text-start text-sm transition-colors hover:bg-raised has-checked:border-ink has-checked:bg-pressed has-checked:font-medium"
              >
                <input
                  type="checkbox"
                  checked={place > 0}
                  aria-label={place > 0 ? t("servicePlace", { name, place }) : name}
                  onChange={() => onChange(withService(choice, serviceId))}
                  className="absolute inset-0 cursor-pointer appearance-none rounded-md"
                />
                <span aria-hidden="true" className="number inline-flex size-5 shrink-0 items-center justify-center rounded-full border border-edge text-xs group-has-checked/service:border-ink group-has-checked/service:bg-ink group-has-checked/service:text-surface">
                  {place > 0 && formats.number(place)}
                </span>
                <span className="truncate">{name}</span>
              </label>
            );
          })}
        </div>
        <p id={id} role="alert" className="flex items-center gap-1.5 text-sm text-late empty:hidden">{error && <><StatusShape level="late" />{error}</>}</p>
      </fieldset>
      {isParallel && <Switch label={asks("anyOrder")} on={choice.isAnyOrder} onChange={(isAnyOrder) => onChange(withAnyOrder(choice, isAnyOrder))} />}
    </div>
  );
}
