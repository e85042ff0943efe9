"use client";

import { useState, type SyntheticEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sendJson } from "#client/http.ts";
import type { SaveZone, ZoneLimits, ZoneList } from "#contract/zones.ts";
import { thresholdsOf } from "#domain/occupancy/crowding.ts";
import { readZoneForm, type FormError, type ZoneErrors, type ZoneForm as Form } from "#features/admin/zones/read-zone-form.ts";
import { zoneWords } from "#features/admin/zones/zone-words.ts";
import { zonesKey } from "#features/admin/zones/zones-key.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { useToast } from "#ui/toast.tsx";

/** One zone's numbers. Waits for "Save", because a half-typed capacity would be told to everybody. */
export function ZoneForm({ zone }: { zone: ZoneLimits }) {
  const t = useWords(zoneWords);
  const { say } = useToast();
  const queryClient = useQueryClient();
  const [form, setForm] = useState<Form>({ capacity: String(zone.capacity), watchPeople: text(zone.crowding?.watchPeople), fullPeople: text(zone.crowding?.fullPeople) });
  const [errors, setErrors] = useState<ZoneErrors>({});
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: SaveZone) => sendJson<ZoneLimits>("PUT", `/api/admin/zones/${encodeURIComponent(zone.id)}`, body),
    onSuccess: (saved) => {
      queryClient.setQueryData<ZoneList>(zonesKey, (list) => list && { zones: list.zones.map((other) => (other.id === saved.id ? saved : other)) });
      say(t("saved", { zone: zone.name }), { id: `zone-${zone.id}` });
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    const read = readZoneForm(form);
    setErrors(read.ok ? {} : read.errors);
    if (read.ok) mutate(read.zone);
  }

  const says = (wrong: FormError | undefined) => wrong && (wrong.key === "wholeNumber" ? t("wholeNumber") : t(wrong.key, { count: wrong.count }));
  const field = (name: keyof Form) => ({
    value: form[name],
    error: says(errors[name]),
    inputMode: "numeric" as const,
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });
  const usual = thresholdsOf({ capacity: Number(form.capacity) >= 1 ? Math.floor(Number(form.capacity)) : zone.capacity });
  return (
    <Card title={zone.name}>
      <form onSubmit={submit} noValidate aria-label={zone.name} className="flex flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-3">
          <Field label={t("capacity")} hint={t("capacityHint")} {...field("capacity")} />
          <Field label={t("watchFrom")} hint={t("usual", { count: usual.watchPeople })} placeholder={String(usual.watchPeople)} {...field("watchPeople")} />
          <Field label={t("fullFrom")} hint={t("usual", { count: usual.fullPeople })} placeholder={String(usual.fullPeople)} {...field("fullPeople")} />
        </div>
        {error && <Notice tone="problem" announce>{error.message} {t("notSaved")}</Notice>}
        <Button type="submit" busy={isPending} aria-label={t("saveOf", { zone: zone.name })} className="self-end">{t("save")}</Button>
      </form>
    </Card>
  );
}

const text = (number: number | undefined) => (number === undefined ? "" : String(number));
