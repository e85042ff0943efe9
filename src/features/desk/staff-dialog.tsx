"use client";

import { X } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { Room } from "#features/desk/queue-types.ts";
import { Refusal } from "#features/desk/refusal.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogClose } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

/** Who works in a room: take out, bring here. Never optimistic: the planner and other desks build on it. */
export function StaffDialog({ roomId, onClose }: { roomId: string | null; onClose: () => void }) {
  const t = useWords(deskWords);
  const { view } = useDesk();
  const room = view.rooms.find((one) => one.id === roomId);
  return (
    <Dialog
      title={room ? t("staffIn", { room: room.name }) : ""}
      description={t("staffInDetail")}
      open={room !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={<DialogClose><Button>{t("done")}</Button></DialogClose>}
    >
      {room && <StaffOf room={room} />}
    </Dialog>
  );
}

function StaffOf({ room }: { room: Room }) {
  const t = useWords(deskWords);
  const { view, acts } = useDesk();
  const subject = `staff:${room.id}`;
  const placeOf = (id: string | null) => view.rooms.find((one) => one.id === id)?.name;
  const assign = (staffId: string, roomId: string | null) => void acts.act(subject, { type: "assign-staff", staffId, roomId });
  const others = view.staff.filter((member) => member.roomId !== room.id);
  return (
    <div className="flex flex-col gap-4" aria-busy={acts.isBusy(subject)}>
      {room.staff.length === 0 && <p className="text-sm text-quiet">{t("nobodyAssigned")}</p>}
      <ul className="flex flex-col divide-y divide-hairline empty:hidden">
        {room.staff.map(({ id, name }) => (
          <li key={id} className="flex min-h-11 items-center justify-between gap-3 text-sm font-medium">
            {name}
            <IconButton label={t("takeOut", { name, room: room.name })} icon={<X aria-hidden="true" />} onClick={() => assign(id, null)} />
          </li>
        ))}
      </ul>
      <Field label={t("bringHere")}>
        <Select
          value={null}
          placeholder={t("bring")}
          onChange={(staffId) => assign(staffId, room.id)}
          options={others.map(({ id, name, roomId, onShift, onBreak }) => {
            const place = placeOf(roomId);
            const where = place ? t("inRoom", { room: place }) : t("withoutRoom");
            return { value: id, label: onBreak ? t("onBreak", { name }) : name, hint: onShift ? where : `${where}, ${t("offShift")}` };
          })}
        />
      </Field>
      <Refusal subject={subject} />
    </div>
  );
}
