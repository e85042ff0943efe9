import type { LoggedAppointment, LoggedShift } from "#domain/forecast/back-test/visit.ts";
import type { EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/** What stands in the plan beforehand: who will be there, and who has been promised a time. */
export type Book = {
  hasShifts: boolean;
  hasAppointments: boolean;
  appointmentOf: (visitId: string, service: string) => LoggedAppointment | undefined;
  /** Of the calendar day on which the wall clock stands at `at`, in the order of time. */
  appointmentsOn: (service: string, at: EpochMs) => readonly LoggedAppointment[];
  /** Shifts of the day that have not ended. */
  shiftsAround: (service: string, at: EpochMs) => readonly LoggedShift[];
  /** Staff on shift, averaged over `from` to `to`; `undefined` when no shifts are given for the service. */
  staffBetween: (service: string, from: EpochMs, to: EpochMs) => number | undefined;
};

export function openBook(clock: WallClock, shifts: readonly LoggedShift[], appointments: readonly LoggedAppointment[]): Book {
  const dayKey = (service: string, at: EpochMs) => `${clock.dayNumber(at)}/${service}`;
  const byVisit = new Map(appointments.map((a) => [`${a.visitId}\n${a.service}`, a]));
  const byDay = grouped(appointments, (a) => [dayKey(a.service, a.scheduledAt)]);
  for (const day of byDay.values()) day.sort((a, b) => a.scheduledAt - b.scheduledAt);
  const shiftsByDay = grouped(shifts, (s) => [...new Set([dayKey(s.service, s.from), dayKey(s.service, s.to - 1)])]);
  const staffed = new Set(shifts.map((s) => s.service));
  const none: readonly LoggedAppointment[] = [];
  return {
    hasShifts: shifts.length > 0,
    hasAppointments: appointments.length > 0,
    appointmentOf: (visitId, service) => byVisit.get(`${visitId}\n${service}`),
    appointmentsOn: (service, at) => byDay.get(dayKey(service, at)) ?? none,
    shiftsAround: (service, at) => (shiftsByDay.get(dayKey(service, at)) ?? []).filter((shift) => shift.to > at),
    staffBetween: (service, from, to) => {
      if (!staffed.has(service)) return undefined;
      let present = 0;
      const on = new Set([...(shiftsByDay.get(dayKey(service, from)) ?? []), ...(shiftsByDay.get(dayKey(service, to)) ?? [])]);
      for (const shift of on) present += Math.max(0, Math.min(shift.to, to) - Math.max(shift.from, from));
      return present / Math.max(1, to - from);
    },
  };
}

function grouped<Entry>(entries: readonly Entry[], keys: (entry: Entry) => string[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of keys(entry)) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}
