import type { ServiceId, StaffId } from "#domain/ids.ts";
import { localDay, type EpochMs, type LocalDay } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";

/** How far a clinic lets the planner go. */
export type PlanningSettings = {
  /** "advise": people decide. "auto": within `auto` moves are made, told to everybody and can be taken back. "off": no proposals at all. */
  mode: "advise" | "auto" | "off";
  auto: AutoLimits;
  never: Never[];
};

export type AutoLimits = {
  /** Only to these services, and only people who can do them anyway. */
  serviceIds: ServiceId[];
  /** Between these minutes after local midnight. */
  fromMinute: number;
  toMinute: number;
  mostAnHour: number;
};

/** What people have taught the planner by saying no: this person does not do this here. */
export type Never = {
  id: string;
  staffId: StaffId;
  serviceId: ServiceId;
  /** 1 is Monday; on all days where empty. */
  weekdays: number[];
  /** As it was said, until an administrator keeps it: of this day alone. */
  onlyOn?: LocalDay;
  saidBy: string;
  saidAt: EpochMs;
};

export const usualPlanning: PlanningSettings = { mode: "advise", auto: { serviceIds: [], fromMinute: 8 * 60, toMinute: 18 * 60, mostAnHour: 2 }, never: [] };

export function planningOf(setup: { planning?: PlanningSettings }): PlanningSettings {
  return setup.planning ?? usualPlanning;
}

/** The lesson that forbids a person to do something now. */
export function forbiddenBy({ never }: PlanningSettings, staffId: StaffId, serviceId: ServiceId, at: EpochMs, timeZone: string): Never | undefined {
  const about = never.filter((one) => one.staffId === staffId && one.serviceId === serviceId);
  if (about.length === 0) return undefined;
  const day = localDay(at, timeZone);
  return about.find((one) => (one.onlyOn === undefined || one.onlyOn === day) && (one.weekdays.length === 0 || one.weekdays.includes(weekdayOf(day))));
}

/** 1 is Monday. */
export function weekdayOf(day: LocalDay): number {
  return ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** Whether moves may be made by themselves now, as far as the hour goes. */
export function isAutoHour({ fromMinute, toMinute }: AutoLimits, at: EpochMs, timeZone: string): boolean {
  const minute = wallClock(timeZone).minuteOfDay(at);
  return fromMinute <= toMinute ? fromMinute <= minute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}
