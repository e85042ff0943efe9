"use client";

import type { Contact } from "#contract/commands.ts";
import { checkInWords } from "#features/desk/check-in-words.ts";
import { Field } from "#ui/field.tsx";
import { languages } from "#ui/languages.ts";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

export type TypedContact = { phone: string; email: string; language: string };

export const noContact: TypedContact = { phone: "", email: "", language: "" };

/** Only what was typed; nothing at all where nothing was. */
export function contactOf({ phone, email, language }: TypedContact): Contact | undefined {
  const given = { ...(phone.trim() ? { phone: phone.trim() } : {}), ...(email.trim() ? { email: email.trim() } : {}), ...(language ? { language } : {}) };
  return Object.keys(given).length > 0 ? given : undefined;
}

/** The field of the contact that cannot be right, before anybody sends it. */
export function wrongContact({ phone, email }: TypedContact): "phone" | "email" | null {
  if (phone.trim() && !/^\+?[0-9 ()/.-]{5,30}$/.test(phone.trim())) return "phone";
  return email.trim() && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim()) ? "email" : null;
}

/** How the patient may be told that their turn is near, if they want to. */
export function ContactFields({ contact, onChange, wrong = null }: { contact: TypedContact; onChange: (contact: TypedContact) => void; wrong?: "phone" | "email" | null }) {
  const t = useWords(checkInWords);
  return (
    <div role="group" aria-label={t("contact")} className="grid gap-4 sm:grid-cols-3">
      <Field label={t("phone")} type="tel" autoComplete="off" maxLength={30} value={contact.phone} onChange={(event) => onChange({ ...contact, phone: event.target.value })} error={wrong === "phone" ? t("badPhone") : null} />
      <Field label={t("email")} type="email" autoComplete="off" maxLength={200} value={contact.email} onChange={(event) => onChange({ ...contact, email: event.target.value })} error={wrong === "email" ? t("badEmail") : null} />
      <Field label={t("language")}>
        <Select value={contact.language} onChange={(language) => onChange({ ...contact, language })} options={[{ value: "", label: t("anyLanguage") }, ...languages.map(({ code, name }) => ({ value: code, label: name }))]} />
      </Field>
    </div>
  );
}
