"use client";

import { useState } from "react";
import { askedOf } from "#features/desk/asked-of.ts";
import { Chip } from "#features/desk/chip.tsx";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { MoveFormProps } from "#features/desk/move-dialog.tsx";
import { moveWords } from "#features/desk/move-words.ts";
import { ReasonField } from "#features/desk/reason-field.tsx";
import { UntilField } from "#features/desk/until-field.tsx";
import { useWords } from "#ui/language.tsx";

const usual = ["xray", "pharmacy", "fetchPapers", "payment"] as const;

/** Out of the consultation and back to it: to services of this clinic on the way, or elsewhere. */
export function SendOutForm({ id, ticket, onMove }: MoveFormProps) {
  const t = useWords(moveWords);
  const { view } = useDesk();
  const [detour, setDetour] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<number | null>(null);
  const isElsewhere = detour.length === 0;
  const staff = view.rooms.find((room) => room.id === ticket.roomId)?.staff.map(({ name }) => name).join(", ");
  const service = view.services.find((one) => one.id === ticket.serviceId)?.name ?? "";
  return (
    <form
      id={id}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onMove({ type: "send-out", ...askedOf(ticket, reason, isElsewhere ? until : null), ...(isElsewhere ? {} : { detour: [...detour] }) });
      }}
    >
      <p className="text-sm text-quiet">{staff ? t("keepsPlaceStaff", { staff }) : t("keepsPlace", { service })}</p>
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-sm font-medium">{t("where")}</legend>
        <div className="flex flex-wrap gap-1.5">
          <Chip isOn={isElsewhere} onPress={() => setDetour([])}>{t("elsewhere")}</Chip>
          {view.services.filter((one) => one.id !== ticket.serviceId).map((one) => (
            <Chip key={one.id} isOn={detour.includes(one.id)} onPress={() => setDetour((so) => (so.includes(one.id) ? so.filter((id) => id !== one.id) : [...so, one.id].slice(0, 5)))}>
              {detour.length > 1 && detour.includes(one.id) ? `${detour.indexOf(one.id) + 1} ${one.name}` : one.name}
            </Chip>
          ))}
        </div>
      </fieldset>
      <ReasonField label={t("reasonOptional")} usual={isElsewhere ? usual.map((one) => t(one)) : []} value={reason} onChange={setReason} />
      {isElsewhere && <UntilField value={until} onChange={setUntil} />}
    </form>
  );
}
