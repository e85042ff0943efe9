import type { Situation, StaffModel } from "#domain/look-ahead/situation.ts";
import { hourMs, type EpochMs } from "#domain/time.ts";

/** Whoever's shift ends so shortly before closing works at closing. */
const atClosingMs = hourMs;

/**
 * The situation up to closing: nobody comes for an appointment after it, and whoever is still in line is served. Those go on whose shift
 * lasts until closing, and where that is nobody of a service, whoever of it goes last.
 */
export function workingDay(situation: Situation, closesAt: EpochMs): Situation {
  const endOf = (person: StaffModel) => Math.max(0, ...(person.shifts ?? []).filter((shift) => shift.from < closesAt).map((shift) => shift.to));
  const stays = new Set(situation.staff.filter((person) => endOf(person) >= closesAt - atClosingMs).map(({ id }) => id));
  for (const { id } of situation.services) {
    const able = situation.staff.filter((person) => (person.serves ?? person.skills).includes(id) && person.shifts !== undefined && endOf(person) > situation.at);
    if (able.length === 0 || able.some((person) => stays.has(person.id))) continue;
    stays.add(able.reduce((last, person) => (endOf(person) > endOf(last) ? person : last)).id);
  }
  return {
    ...situation,
    appointments: situation.appointments.filter(({ at }) => at < closesAt),
    // Tomorrow's shifts would serve today's patients.
    staff: situation.staff.map((person) => ({
      ...person,
      ...(person.shifts ? { shifts: person.shifts.filter((shift) => shift.from < closesAt) } : {}),
      ...(stays.has(person.id) ? { staysUntilEmpty: true as const } : {}),
    })),
  };
}
