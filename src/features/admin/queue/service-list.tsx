"use client";

import { useState } from "react";
import type { QueueRules } from "#contract/queue-rules.ts";
import { ItemDialog } from "#features/admin/queue/item-dialog.tsx";
import { ItemList } from "#features/admin/queue/item-list.tsx";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";

type Service = QueueRules["services"][number];
type Open = { service?: Service } | null;

export function ServiceList({ rules }: { rules: QueueRules }) {
  const t = useWords(queueWords);
  const [open, setOpen] = useState<Open>(null);
  return (
    <>
      <ItemList
        part="services"
        title={t("tabServices")}
        addLabel={t("addService")}
        onAdd={() => setOpen({})}
        onEdit={(id) => setOpen({ service: rules.services.find((s) => s.id === id) })}
        rows={rules.services.map(({ id, name, prefix, typicalMinutes, targetWaitMinutes }) => ({ id, name, detail: t("serviceDetail", { prefix, typical: typicalMinutes, target: targetWaitMinutes }) }))}
      />
      {open && <ServiceDialog service={open.service} onClose={() => setOpen(null)} />}
    </>
  );
}

function ServiceDialog({ service, onClose }: { service: Service | undefined; onClose: () => void }) {
  const t = useWords(queueWords);
  const [name, setName] = useState(service?.name ?? "");
  const [prefix, setPrefix] = useState(service?.prefix ?? "");
  const [typical, setTypical] = useState(String(service?.typicalMinutes ?? 10));
  const [target, setTarget] = useState(String(service?.targetWaitMinutes ?? 30));
  // What is no number is sent as none, and the server says which field it misses.
  const minutes = (typed: string) => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN);
  return (
    <ItemDialog
      title={service ? t("editOf", { name: service.name }) : t("addService")}
      onClose={onClose}
      asked={() => ({ part: "services", ...(service ? { id: service.id } : {}), item: { name, prefix: prefix.trim().toUpperCase(), typicalMinutes: minutes(typical), targetWaitMinutes: minutes(target) } })}
    >
      {(errorAt) => (
        <>
          <Field label={t("name")} error={errorAt("name")} maxLength={120} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
          <Field label={t("prefix")} hint={t("prefixHint")} error={errorAt("prefix")} maxLength={1} autoComplete="off" value={prefix} onChange={(event) => setPrefix(event.target.value)} />
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label={t("typical")} hint={t("typicalHint")} error={errorAt("typicalMinutes")} inputMode="numeric" autoComplete="off" value={typical} onChange={(event) => setTypical(event.target.value)} />
            <Field label={t("target")} hint={t("targetHint")} error={errorAt("targetWaitMinutes")} inputMode="numeric" autoComplete="off" value={target} onChange={(event) => setTarget(event.target.value)} />
          </div>
        </>
      )}
    </ItemDialog>
  );
}
