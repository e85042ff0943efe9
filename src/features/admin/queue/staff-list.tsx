"use client";

import { useState } from "react";
import type { QueueRules } from "#contract/queue-rules.ts";
import { ItemDialog } from "#features/admin/queue/item-dialog.tsx";
import { ItemList } from "#features/admin/queue/item-list.tsx";
import { namesOf } from "#features/admin/queue/names-of.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { ServiceChoice } from "#features/admin/queue/service-choice.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";

type Person = QueueRules["staff"][number];

export function StaffList({ rules }: { rules: QueueRules }) {
  const t = useWords(queueWords);
  const [open, setOpen] = useState<{ person?: Person } | null>(null);
  return (
    <>
      <ItemList
        part="staff"
        title={t("tabStaff")}
        addLabel={t("addStaff")}
        onAdd={() => setOpen({})}
        onEdit={(id) => setOpen({ person: rules.staff.find((s) => s.id === id) })}
        rows={rules.staff.map(({ id, name, skills }) => ({ id, name, detail: namesOf(rules.services, skills) || t("noSkills") }))}
      />
      {open && <StaffDialog rules={rules} person={open.person} onClose={() => setOpen(null)} />}
    </>
  );
}

function StaffDialog({ rules, person, onClose }: { rules: QueueRules; person: Person | undefined; onClose: () => void }) {
  const t = useWords(queueWords);
  const [name, setName] = useState(person?.name ?? "");
  const [skills, setSkills] = useState(person?.skills ?? []);
  return (
    <ItemDialog title={person ? t("editOf", { name: person.name }) : t("addStaff")} onClose={onClose} asked={() => ({ part: "staff", ...(person ? { id: person.id } : {}), item: { name, skills } })}>
      {(errorAt) => (
        <>
          <Field label={t("name")} error={errorAt("name")} maxLength={120} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
          <ServiceChoice label={t("skills")} error={errorAt("skills")} services={rules.services} chosen={skills} onChange={setSkills} />
        </>
      )}
    </ItemDialog>
  );
}
