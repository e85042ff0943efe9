"use client";

import { minuteMs } from "#domain/time.ts";
import { Chip } from "#features/desk/chip.tsx";
import { useDesk } from "#features/desk/desk-context.tsx";
import { moveWords } from "#features/desk/move-words.ts";
import { laterToday } from "#features/desk/today-at.ts";
import { fieldLook } from "#ui/field.tsx";
import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";

const usualMinutes = [5, 10, 15, 30, 60] as const;

/** Until when, in a press or by the clock; null is an open end. */
export function UntilField({ value, onChange }: { value: number | null; onChange: (until: number | null) => void }) {
  const t = useWords(moveWords);
  const formats = useFormats();
  const { view } = useDesk();
  const clock = value === null ? "" : formats.clock(value);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{t("until")}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        <Chip isOn={value === null} onPress={() => onChange(null)}>{t("untilOpen")}</Chip>
        {usualMinutes.map((minutes) => {
          const at = view.asOf + minutes * minuteMs;
          return <Chip key={minutes} isOn={clock === formats.clock(at)} onPress={() => onChange(at)}>{t("inMinutes", { count: minutes })}</Chip>;
        })}
        <input
          type="time"
          aria-label={t("untilTime")}
          value={clock}
          onChange={(event) => onChange(laterToday(event.target.value, view.clinic.timeZone, view.asOf) ?? null)}
          className={classes(fieldLook("sm"), "w-28!")}
        />
      </div>
    </fieldset>
  );
}
