import type { RoomId, ServiceId, StaffId, TicketId } from "#domain/ids.ts";
import { nameOf } from "#domain/look-ahead/as-situation.ts";
import { stratumBits } from "#domain/look-ahead/chances.ts";
import { modelOf } from "#domain/look-ahead/model.ts";
import { Path } from "#domain/look-ahead/path.ts";
import { Recorder } from "#domain/look-ahead/recorder.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** What happens in one imagined course of hours, in the words of a clinic's log. */
export type CourseEvent = { at: EpochMs; patient: TicketId } & (
  | { type: "arrived"; urgency: Urgency; appointmentAt?: EpochMs; journey: ServiceId[][] }
  | { type: "called"; serviceId: ServiceId; staffId: StaffId; roomId?: RoomId; /** Those for whom the clinician calls. */ asked: ServiceId[] }
  | { type: "started"; serviceId: ServiceId }
  | { type: "ended"; serviceId: ServiceId; /** Sent on the way: services that were not due, and back where said. */ legsNow: { serviceId: ServiceId; done: boolean }[] }
  | { type: "left" }
);

/** One path, told event by event: to look at, and to be held against the live rules. */
export function courseOf(situation: Situation, { seed, paths, path: number }: { seed: number; paths: number; path: number }, minutes: number): CourseEvent[] {
  const model = modelOf(situation, seed);
  const recorder = new Recorder(model, { totals: true }, paths, 0);
  const path = new Path(model, stratumBits(paths), recorder, []);
  const { people, staff } = path;
  const events: CourseEvent[] = [];
  const at = (ms: number) => situation.at + ms;
  const serviceId = (e: number) => (situation.services[people.service[e] as number] as { id: string }).id;
  const patient = (e: number) => nameOf(path, Math.floor(e / people.legsAPatient));
  recorder.arrived = (_, slot) => {
    const first = slot * people.legsAPatient;
    const journey: ServiceId[][] = [];
    for (let e = first; e < first + (people.legCount[slot] as number); e++) (journey[people.stage[e] as number] ??= []).push(serviceId(e));
    const appointment = people.appointment[slot] as number;
    events.push({ type: "arrived", at: at(path.agenda.now), patient: nameOf(path, slot), urgency: ((people.urgency[slot] as number) + 1) as Urgency, journey, ...(Number.isNaN(appointment) ? {} : { appointmentAt: at(appointment) }) });
  };
  recorder.seated = (_, e, unit, room, startsAt) => {
    const staffId = (situation.staff[model.unitStaff[unit] as number] as { id: string }).id;
    const base = unit * model.serviceCount;
    const asked = Array.from(staff.serve.subarray(base, base + (staff.serveCount[unit] as number)), (s) => (situation.services[s] as { id: string }).id);
    events.push({ type: "called", at: at(path.agenda.now), patient: patient(e), serviceId: serviceId(e), staffId, asked, ...(room < 0 ? {} : { roomId: (situation.rooms[room] as { id: string }).id }) });
    events.push({ type: "started", at: at(startsAt), patient: patient(e), serviceId: serviceId(e) });
  };
  recorder.visitEnded = (_, e) => {
    const first = Math.floor(e / people.legsAPatient) * people.legsAPatient;
    const legsNow = Array.from({ length: people.legCount[Math.floor(e / people.legsAPatient)] as number }, (_, i) => ({ serviceId: serviceId(first + i), done: people.done[first + i] === 1 }));
    events.push({ type: "ended", at: at(path.agenda.now), patient: patient(e), serviceId: serviceId(e), legsNow });
  };
  recorder.gaveUp = (_, e) => events.push({ type: "left", at: at(people.deadline[e] as number), patient: patient(e) });
  path.play(number, minutes * minuteMs);
  return events.map((event, i) => ({ event, i })).sort((a, b) => a.event.at - b.event.at || a.i - b.i).map(({ event }) => event);
}
