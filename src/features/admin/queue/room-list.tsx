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
import { Select } from "#ui/select.tsx";

type Room = QueueRules["rooms"][number];

export function RoomList({ rules }: { rules: QueueRules }) {
  const t = useWords(queueWords);
  const [open, setOpen] = useState<{ room?: Room } | null>(null);
  return (
    <>
      <ItemList
        part="rooms"
        title={t("tabRooms")}
        addLabel={t("addRoom")}
        onAdd={() => setOpen({})}
        onEdit={(id) => setOpen({ room: rules.rooms.find((r) => r.id === id) })}
        rows={rules.rooms.map(({ id, name, zoneId, serviceIds }) => ({ id, name, detail: [namesOf(rules.services, serviceIds) || t("nothingHosted"), rules.zones.find((z) => z.id === zoneId)?.name].filter(Boolean).join(" · ") }))}
      />
      {open && <RoomDialog rules={rules} room={open.room} onClose={() => setOpen(null)} />}
    </>
  );
}

const noZone = "-";

function RoomDialog({ rules, room, onClose }: { rules: QueueRules; room: Room | undefined; onClose: () => void }) {
  const t = useWords(queueWords);
  const [name, setName] = useState(room?.name ?? "");
  const [zoneId, setZoneId] = useState(room?.zoneId ?? noZone);
  const [serviceIds, setServiceIds] = useState(room?.serviceIds ?? []);
  return (
    <ItemDialog
      title={room ? t("editOf", { name: room.name }) : t("addRoom")}
      onClose={onClose}
      asked={() => ({ part: "rooms", ...(room ? { id: room.id } : {}), item: { name, zoneId: zoneId === noZone ? null : zoneId, serviceIds } })}
    >
      {(errorAt) => (
        <>
          <Field label={t("name")} error={errorAt("name")} maxLength={120} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
          <Field label={t("zone")} error={errorAt("zoneId")}>
            <Select value={zoneId} onChange={setZoneId} options={[{ value: noZone, label: t("noZone") }, ...rules.zones.map((z) => ({ value: z.id, label: z.name }))]} />
          </Field>
          <ServiceChoice label={t("hosts")} error={errorAt("serviceIds")} services={rules.services} chosen={serviceIds} onChange={setServiceIds} />
        </>
      )}
    </ItemDialog>
  );
}
