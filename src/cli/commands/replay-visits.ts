import { randomUUID } from "node:crypto";
import { defineCommand } from "citty";
import { z } from "zod";
import { localMoment } from "#cli/replay/local-moment.ts";
import { readCsv } from "#cli/replay/csv-file.ts";
import { mostAtOnce, visitScript, type LoggedVisit, type ScriptStep } from "#cli/replay/visit-script.ts";
import { answer, fail, note } from "#cli/say.ts";
import { withHouse } from "#cli/with-house.ts";
import { ticketIn } from "#domain/clinic.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";
import type { ClinicClock } from "#server/clinic-clock.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";

const row = z.object({ visit_id: z.string().min(1), service: z.string().min(1), arrived_at: z.string(), started_at: z.string(), ended_at: z.string(), left_at: z.string(), appointment_at: z.string() });

export const replayVisits = defineCommand({
  meta: { name: "visits", description: "The visit log of a clinic, command by command, into the queue" },
  args: {
    log: { type: "string", required: true, description: "CSV: visit_id,service,class,appointment_at,arrived_at,started_at,ended_at,server_id,room_id,left_at" },
    "time-zone": { type: "string", default: "UTC", description: "Zone of the log's times" },
    visits: { type: "string", description: "Play only the first so many visits" },
    json: { type: "boolean", description: "Answer as JSON" },
  },
  async run({ args }) {
    const all = readVisits(args.log, args["time-zone"]);
    const wanted = args.visits === undefined ? Infinity : Number(args.visits);
    const ids = new Set([...new Set(all.map((v) => v.visitId))].slice(0, wanted));
    const visits = all.filter((v) => ids.has(v.visitId));
    if (visits.length === 0) fail("There is nothing to play in this file.");
    const result = await withHouse((house, clock) => play(house, clock, visits, args["time-zone"]));
    answer(args.json ?? false, result, [
      `${result.checkedIn} visits checked in (file ${result.visitsInFile}), ${result.served} services given (file ${result.servedInFile}), ${result.left} left (file ${result.leftInFile}), into clinic ${result.clinicId}.`,
      `Mean wait ${result.waitMinutesMean} min (file ${result.waitMinutesMeanInFile}). Refused commands: ${result.refused}.`,
    ]);
  },
});

function readVisits(file: string, timeZone: string): LoggedVisit[] {
  const moment = (text: string, column: string): EpochMs | undefined =>
    text === "" ? undefined : (localMoment(text, timeZone) ?? fail(`${file}: ${column} "${text}" is not a time.`));
  return readCsv(file, row).map((r) => {
    const times = { startedAt: moment(r.started_at, "started_at"), endedAt: moment(r.ended_at, "ended_at"), leftAt: moment(r.left_at, "left_at"), appointmentAt: moment(r.appointment_at, "appointment_at") };
    const known = Object.fromEntries(Object.entries(times).filter(([, at]) => at !== undefined));
    return { visitId: r.visit_id, service: serviceId(r.service), arrivedAt: moment(r.arrived_at, "arrived_at") ?? fail(`${file}: visit ${r.visit_id} has no arrived_at.`), ...known };
  });
}

const serviceId = (name: string) => name.replace(/[^A-Za-z0-9_-]/g, "-");

async function play(house: House, clock: ClinicClock, visits: LoggedVisit[], timeZone: string) {
  const script = visitScript(visits);
  clock.hold(script[0]?.at ?? 0);
  const id = `replay-${randomUUID().slice(0, 8)}`;
  await saveClinic(house, clinicFor(id, visits, timeZone), { isDemo: true });

  const tickets = new Map<string, string>();
  let refused = 0;
  for (const [i, step] of script.entries()) {
    clock.hold(step.at);
    if (!(await perform(house, id, step, tickets))) refused++;
    if (i % 2_000 === 1_999) note(`${i + 1} of ${script.length} steps…`);
  }
  await house.keeper.snapshot(id);

  const [sums] = await house.database.sql<{ checkedIn: number; left: number; served: number; waitMinutes: number }[]>`
    select count(distinct t.id)::int as "checkedIn", count(distinct t.id) filter (where t.state = 'left')::int as "left",
      count(s.started_at)::int as served, coalesce(avg(extract(epoch from s.started_at - s.waiting_since) / 60) filter (where s.position = 0), 0)::float8 as "waitMinutes"
    from tickets t join ticket_steps s on s.clinic_id = t.clinic_id and s.ticket_id = t.id where t.clinic_id = ${id}`;
  // The file's second legs begin where somebody wrote them down; ours begin when the first has ended. First legs agree.
  const firstLegs = [...new Map([...visits].sort((a, b) => b.arrivedAt - a.arrivedAt).map((v) => [v.visitId, v])).values()].filter((v) => v.startedAt !== undefined);
  const waited = firstLegs.reduce((sum, v) => sum + ((v.startedAt as number) - v.arrivedAt) / minuteMs, 0);
  return {
    clinicId: id,
    checkedIn: sums?.checkedIn ?? 0,
    served: sums?.served ?? 0,
    left: sums?.left ?? 0,
    waitMinutesMean: hundredths(sums?.waitMinutes ?? 0),
    visitsInFile: new Set(visits.map((v) => v.visitId)).size,
    servedInFile: visits.filter((v) => v.startedAt !== undefined).length,
    leftInFile: visits.filter((v) => v.startedAt === undefined && v.leftAt !== undefined).length,
    waitMinutesMeanInFile: hundredths(firstLegs.length > 0 ? waited / firstLegs.length : 0),
    refused,
  };
}

/** Whether the step could be played. */
async function perform(house: House, clinicId: string, step: ScriptStep, tickets: Map<string, string>): Promise<boolean> {
  const command = (name: string, body: Parameters<typeof execute>[2]["command"]) => execute(house, clinicId, { idempotencyKey: `${name}/${step.visitId}/${step.at}`.slice(-80), command: body }, { kind: "system", name: "replay" });
  if (step.act === "check-in") {
    const done = await command("check-in", { ...step.command, urgency: 4 });
    if (done.ok && done.value.ticketId) tickets.set(step.visitId, done.value.ticketId);
    return done.ok;
  }
  const ticketId = tickets.get(step.visitId);
  if (ticketId === undefined) return false;
  if (step.act !== "start") return (await command(step.act, { type: step.act, ticketId })).ok;

  const state = house.keeper.state(clinicId);
  const ticket = state.tickets[ticketId];
  const serviceId = ticket?.legs[ticket.leg]?.serviceId;
  const room = state.setup.rooms.find((r) => serviceId !== undefined && r.serviceIds.includes(serviceId) && !ticketIn(state, r.id));
  if (!room) return false;
  const called = await command("call", { type: "call", ticketId, roomId: room.id });
  return called.ok && (await command("start", { type: "start", ticketId })).ok;
}

/** The smallest clinic in which the log can have happened: for each service as many rooms as were in use at once. */
function clinicFor(id: string, visits: LoggedVisit[], timeZone: string): ClinicSetup {
  const services = [...new Set(visits.map((v) => v.service))];
  return {
    id,
    slug: id,
    name: "Replayed clinic",
    timeZone,
    languages: ["en"],
    zones: [],
    doors: [],
    sensors: [],
    services: services.map((s, i) => ({ id: s, name: s, prefix: String.fromCharCode(65 + (i % 26)), typicalMinutes: 10, targetWaitMinutes: 30 })),
    rooms: services.flatMap((s) => Array.from({ length: mostAtOnce(visits.filter((v) => v.service === s)) }, (_, i) => ({ id: `${s}-${i + 1}`, name: `${s} ${i + 1}`, zoneId: null, serviceIds: [s] }))),
    staff: [],
    boards: [],
  };
}

function hundredths(n: number): number {
  return Math.round(n * 100) / 100;
}
