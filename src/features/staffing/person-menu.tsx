"use client";

import type { ReactElement } from "react";
import { Briefcase, Coffee, DoorOpen, LogOut, MapPin } from "lucide-react";
import { minuteMs } from "#domain/time.ts";
import { personState } from "#features/staffing/person-state.ts";
import { staffingWords } from "#features/staffing/staffing-words.ts";
import { useStaffing } from "#features/staffing/staffing-context.tsx";
import type { Person } from "#features/staffing/staffing-types.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Menu, type MenuItem } from "#ui/menu.tsx";

const breakMinutes = [15, 30, 60];

/** Everything that can be done with somebody: the same as dragging, and their status. */
export function PersonMenu({ person, trigger }: { person: Person; trigger: ReactElement }) {
  const t = useWords(staffingWords);
  const formats = useFormats();
  const { view, now, act } = useStaffing();
  const subject = `person:${person.id}`;
  const assign = (roomId: string | null) => void act(subject, { type: "assign-staff", staffId: person.id, roomId });
  const status = (status: "working" | "on-break" | "off", minutes?: number) =>
    void act(subject, { type: "set-staff-status", staffId: person.id, status, ...(minutes === undefined ? {} : { until: Math.round(now) + minutes * minuteMs }) });
  const { code } = personState(person, now);
  const here = view.rooms.find((room) => room.id === person.roomId);
  const rooms = view.rooms.filter((room) => room.id !== person.roomId && room.serviceIds.some((id) => person.skills.includes(id)));
  const items: MenuItem[] = [
    ...(code === "working" ? [] : [{ label: t("backAtWork"), icon: <Briefcase aria-hidden="true" />, run: () => status("working") }]),
    ...rooms.map((room) => ({ label: t("toRoom", { room: room.name }), icon: <MapPin aria-hidden="true" />, run: () => assign(room.id) })),
    ...(here ? [{ label: t("fromRoom", { room: here.name }), icon: <DoorOpen aria-hidden="true" />, run: () => assign(null) }] : []),
    "line",
    ...breakMinutes.map((minutes) => ({ label: t("breakFor", { minutes: formats.minutes(minutes) }), icon: <Coffee aria-hidden="true" />, run: () => status("on-break", minutes) })),
    { label: t("breakNoEnd"), icon: <Coffee aria-hidden="true" />, run: () => status("on-break") },
    ...(code === "off" ? [] : [{ label: t("setOff"), icon: <LogOut aria-hidden="true" />, run: () => status("off") }]),
  ];
  return <Menu align="start" heading={<p className="font-medium">{person.name}</p>} trigger={trigger} items={items} />;
}
