import type { SaveClinicBasics } from "#contract/queue-rules.ts";

/** Hours as they are typed: "08:00"; seven days, Monday first. */
export type TypedHours = { from: string; to: string }[][];
type Hours = NonNullable<SaveClinicBasics["openingHours"]>;

const dayMinutes = 24 * 60;

export function typedHours(hours: Hours): TypedHours {
  return hours.map((day) => day.map(({ fromMinute, toMinute }) => ({ from: clock(fromMinute), to: clock(toMinute % dayMinutes) })));
}

/** The end "00:00" is midnight at the end of the day. `undefined` where a time is missing or ends before it begins. */
export function readHours(typed: TypedHours): Hours | undefined {
  const days = typed.map((day) => day.map(({ from, to }) => ({ fromMinute: minuteOf(from), toMinute: minuteOf(to) === 0 ? dayMinutes : minuteOf(to) })));
  const isFine = days.every((day) => day.every(({ fromMinute, toMinute }) => !Number.isNaN(fromMinute) && !Number.isNaN(toMinute) && fromMinute < toMinute));
  return isFine ? days : undefined;
}

/** Positions in the list (0 is Monday) in the order in which weeks are written; 1 is Monday, 7 Sunday, as in ISO 8601. */
export function weekFrom(firstDay: number): number[] {
  return Array.from({ length: 7 }, (_, i) => (firstDay - 1 + i) % 7);
}

function minuteOf(clock: string): number {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  return hours === undefined || minutes === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
