"use client";

import { useState, type SyntheticEvent } from "react";
import { Plus, X } from "lucide-react";
import type { QueueRules, SaveClinicBasics } from "#contract/queue-rules.ts";
import { CheckBox } from "#features/admin/queue/check-box.tsx";
import { readHours, typedHours, weekFrom, type TypedHours } from "#features/admin/queue/opening-times.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { useChange } from "#features/admin/queue/use-rules.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Field, fieldLook } from "#ui/field.tsx";
import { firstDayOfWeek } from "#ui/first-day-of-week.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { useLanguage, useWords } from "#ui/language.tsx";
import { isLanguage, languages as spoken } from "#ui/languages.ts";
import { Notice } from "#ui/notice.tsx";
import { useProblem } from "#ui/problem.ts";
import { Select } from "#ui/select.tsx";
import { Switch } from "#ui/switch.tsx";

const usualHours: TypedHours = [1, 2, 3, 4, 5, 6, 7].map((day) => (day <= 5 ? [{ from: "08:00", to: "17:00" }] : []));

/** The clinic's name, country, languages and hours. */
export function ClinicForm({ rules }: { rules: QueueRules }) {
  const t = useWords(queueWords);
  const { clinic } = rules;
  const [name, setName] = useState(clinic.name);
  const [region, setRegion] = useState(clinic.region ?? "");
  const [languages, setLanguages] = useState(clinic.languages);
  const [hours, setHours] = useState<TypedHours | null>(clinic.openingHours && typedHours(clinic.openingHours));
  const [isShown, setShown] = useState(false);
  const problemSays = useProblem();
  const change = useChange();
  const problem = change.error?.problem;
  const errorAt = (field: string) => (problem?.field?.startsWith(field) ? problem.detail : undefined);
  const read = hours === null ? null : readHours(hours);
  const hoursError = isShown && read === undefined ? t("hoursWrong") : errorAt("openingHours");

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setShown(true);
    if (read === undefined) return;
    const body: SaveClinicBasics = { name, region: region.trim() === "" ? null : region.trim().toUpperCase(), languages, openingHours: read };
    change.mutate({ method: "PUT", path: "/clinic", body, says: t("saved") });
  }

  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-4 lg:grid-cols-2">
      <Card title={t("clinicTitle")}>
        <div className="flex flex-col gap-4">
          <Field label={t("clinicName")} error={errorAt("name")} maxLength={120} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
          <Field label={t("region")} hint={t("regionHint")} error={errorAt("region")} maxLength={2} autoComplete="off" value={region} onChange={(event) => setRegion(event.target.value)} />
          <Field label={t("firstLanguage")}>
            <Select value={languages[0] ?? null} onChange={(code) => setLanguages([code, ...languages.filter((one) => one !== code)])} options={allOf(languages).map((code) => ({ value: code, label: nameOf(code) }))} />
          </Field>
          <fieldset>
            <legend className="mb-1 text-sm font-medium">{t("languages")}</legend>
            <div className="grid grid-cols-2 gap-x-4 gap-y-1">
              {allOf(languages).map((code) => (
                <CheckBox key={code} label={nameOf(code)} isOn={languages.includes(code)} onTurn={(isOn) => setLanguages(isOn ? [...languages, code] : languages.length > 1 ? languages.filter((one) => one !== code) : languages)} />
              ))}
            </div>
            {errorAt("languages") && <p role="alert" className="mt-1 text-sm text-late">{errorAt("languages")}</p>}
          </fieldset>
        </div>
      </Card>
      <Card title={t("hoursTitle")}>
        <Switch label={t("alwaysOpen")} hint={hours === null ? t("alwaysOpenSays") : undefined} on={hours === null} onChange={(isAlways) => setHours(isAlways ? null : usualHours)} />
        {hours && <Week hours={hours} region={region} onChange={setHours} />}
        {hoursError && <p role="alert" className="mt-2 text-sm text-late">{hoursError}</p>}
      </Card>
      <div className="flex flex-col gap-3 lg:col-span-2">
        {problem && <Notice tone="problem" announce>{problemSays(problem)} {t("notSaved")}</Notice>}
        <Button type="submit" variant="primary" busy={change.isPending} className="self-end">{t("save")}</Button>
      </div>
    </form>
  );
}

function Week({ hours, region, onChange }: { hours: TypedHours; region: string; onChange: (hours: TypedHours) => void }) {
  const t = useWords(queueWords);
  const language = useLanguage();
  // 1 January 2024 was a Monday.
  const dayName = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  const first = /^[A-Za-z]{2}$/.test(region.trim()) ? firstDayOfWeek(region.trim().toUpperCase()) : 1;
  const withDay = (i: number, day: TypedHours[number]) => onChange(hours.map((one, j) => (j === i ? day : one)));
  return (
    <ul className="mt-3 flex flex-col divide-y divide-hairline">
      {weekFrom(first).map((i) => {
        const day = dayName.format(Date.UTC(2024, 0, 1 + i));
        const times = hours[i] ?? [];
        return (
          <li key={i} className="grid grid-cols-[1fr_auto] items-start gap-x-3 gap-y-1 py-2 sm:grid-cols-[6rem_1fr_auto]">
            <span className="pt-1.5 text-sm font-medium capitalize">{day}</span>
            <div className="order-last col-span-2 flex min-w-0 flex-col gap-1.5 sm:order-none sm:col-span-1">
              {times.length === 0 && <span className="pt-1.5 text-sm text-quiet">{t("closed")}</span>}
              {times.map(({ from, to }, j) => {
                const time = (key: "from" | "to", value: string) => (
                  <input type="time" aria-label={t(key, { day })} value={value} onChange={(event) => withDay(i, times.map((one, k) => (k === j ? { ...one, [key]: event.target.value } : one)))} className={`${fieldLook("sm")} number max-w-36 flex-1 px-2!`} />
                );
                return (
                  <div key={j} className="flex items-center gap-1.5">
                    {time("from", from)}<span aria-hidden="true">–</span>{time("to", to)}
                    <IconButton size="sm" label={t("removeHours", { from, to, day })} icon={<X aria-hidden="true" />} onClick={() => withDay(i, times.filter((_, k) => k !== j))} />
                  </div>
                );
              })}
            </div>
            {times.length < 6 && <IconButton size="sm" label={t("addHours", { day })} icon={<Plus aria-hidden="true" />} onClick={() => withDay(i, [...times, times.length === 0 ? { from: "08:00", to: "17:00" } : { from: times.at(-1)?.to ?? "13:00", to: "18:00" }])} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Every language that the house speaks, and those of the clinic that it does not. */
function allOf(own: string[]): string[] {
  return [...new Set([...spoken.map(({ code }) => code), ...own])];
}

function nameOf(code: string): string {
  return isLanguage(code) ? (spoken.find((one) => one.code === code)?.name ?? code) : code;
}
