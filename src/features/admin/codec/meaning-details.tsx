"use client";

import { useId, useState } from "react";
import type { MappedField } from "#contract/codecs.ts";
import { codecWords } from "#features/admin/codec/codec-words.ts";
import { isOfArea, isOfLine, isTotal, withDetail } from "#features/admin/codec/draft.ts";
import { classes } from "#ui/classes.ts";
import { fieldLook } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

type MeaningDetailsProps = { field: MappedField; fields: MappedField[]; onChange: (fields: MappedField[]) => void };

/** What a meaning needs besides: the line or area, where a total rolls over, a factor, words. */
export function MeaningDetails({ field, fields, onChange }: MeaningDetailsProps) {
  const t = useWords(codecWords);
  const { path, means, name, modulus, scale } = field;
  const [isOther, setIsOther] = useState(modulus !== undefined && !usual.includes(modulus));
  const set = (detail: Parameters<typeof withDetail>[2]) => onChange(withDetail(fields, path, detail));
  const rollsOver = isOther ? "other" : modulus === undefined ? "never" : modulus === usual[0] ? "at65536" : "at4294967296";
  const named = (what: string) => t("ofField", { what, path });
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      {(isOfLine(means) || isOfArea(means)) && (
        <Small label={t(isOfLine(means) ? "lineName" : "areaName")} ariaLabel={named(t(isOfLine(means) ? "lineName" : "areaName"))} value={name ?? ""} className={isOfLine(means) ? "w-20!" : "w-28!"} onSet={(text) => set({ name: text.trim() || undefined })} />
      )}
      {isTotal(means) && (
        <span className="flex items-center gap-1.5">
          <span className="text-xs whitespace-nowrap text-quiet">{t("rollsOver")}</span>
          <Select
            size="sm" label={named(t("rollsOver"))} className="w-36!" value={rollsOver}
            options={(["never", "at65536", "at4294967296", "other"] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(value) => {
              setIsOther(value === "other");
              if (value !== "other") set({ modulus: value === "never" ? undefined : value === "at65536" ? usual[0] : usual[1] });
            }}
          />
          {isOther && <Small ariaLabel={named(t("rollsOverAt"))} value={modulus === undefined ? "" : String(modulus)} inputMode="numeric" className="w-28!" onSet={(text) => set({ modulus: numberIn(text) })} />}
        </span>
      )}
      {means !== "presence" && means !== "time" && means !== "trouble" && (
        <Small label={t("times")} ariaLabel={named(t("times"))} value={scale === undefined ? "" : String(scale)} placeholder="1" inputMode="decimal" className="w-14!" onSet={(text) => set({ scale: numberIn(text) })} />
      )}
      {means === "presence" && <Small label={t("occupiedWhen")} ariaLabel={named(t("occupiedWhen"))} value={(field.occupiedWhen ?? []).join(", ")} placeholder={t("occupiedHint")} className="w-40!" onSet={(text) => set({ occupiedWhen: wordsIn(text) })} />}
      {means === "trouble" && <Small label={t("wellWhen")} ariaLabel={named(t("wellWhen"))} value={(field.wellWhen ?? []).join(", ")} placeholder={t("wellHint")} className="w-40!" onSet={(text) => set({ wellWhen: wordsIn(text) })} />}
    </span>
  );
}

const usual = [2 ** 16, 2 ** 32];

type SmallProps = { label?: string; ariaLabel: string; value: string; placeholder?: string; inputMode?: "numeric" | "decimal"; className: string; onSet: (text: string) => void };

/** Tells what was typed when one leaves it or presses Enter: each change is tried on the sample. */
function Small({ label, ariaLabel, value, placeholder, inputMode, className, onSet }: SmallProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5">
      {label && <label htmlFor={id} className="text-xs whitespace-nowrap text-quiet">{label}</label>}
      <input
        id={id} key={value} aria-label={ariaLabel} defaultValue={value} placeholder={placeholder} inputMode={inputMode} autoComplete="off" maxLength={200}
        onBlur={(event) => event.target.value !== value && onSet(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.value !== value && onSet(event.currentTarget.value)}
        className={classes(fieldLook("sm"), className)}
      />
    </span>
  );
}

function numberIn(text: string): number | undefined {
  const number = Number(text.replace(",", "."));
  return text.trim() === "" || !Number.isFinite(number) ? undefined : number;
}

function wordsIn(text: string): string[] | undefined {
  const words = text.split(",").map((word) => word.trim()).filter((word) => word !== "");
  return words.length > 0 ? words : undefined;
}
