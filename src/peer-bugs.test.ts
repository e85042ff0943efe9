import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { AddedGateway } from "#contract/sensors.ts";
import type { BoardView, DevicesView, QueueView, TicketView } from "#contract/views.ts";
import { aClinic, aRoom, aService, aStaffMember, aTicket, noon, type ClinicSketch } from "#domain/builders.ts";
import { apply, applyCountEvent, newClinic, type ClinicState } from "#domain/clinic.ts";
import type { ClinicEvent, EventBody } from "#domain/event.ts";
import { queueLengthForecast } from "#domain/forecast/queue-length.ts";
import { tell, type Told } from "#domain/forecast/told.ts";
import { estimate } from "#domain/occupancy/estimate.ts";
import { silenceOf } from "#domain/occupancy/sensor-health.ts";
import { closeLines, countLines, newLineCounter } from "#domain/occupancy/tracking/line-counter.ts";
import { newTracker, track } from "#domain/occupancy/tracking/tracker.ts";
import { countZones, newZoneCounter } from "#domain/occupancy/tracking/zone-counter.ts";
import { byTheClock } from "#domain/queue/by-the-clock.ts";
import { decide } from "#domain/queue/decide.ts";
import { usualPolicy } from "#domain/queue/policy.ts";
import { ticketNumber } from "#domain/queue/ticket-number.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import { dayMs, hourMs, minuteMs, secondMs, type EpochMs } from "#domain/time.ts";
import { makeAnnouncer } from "#features/board/announcer.ts";
import { saveClinic } from "#server/clinics.ts";
import { createDemoClinic, demoSignIn } from "#server/demo.ts";
import { addDevice } from "#server/store/devices.ts";
import { issueToken, newToken } from "#server/store/tokens.ts";
import { askerOf } from "#server/testing/ask.ts";
import { openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import { takeDeviceReadings } from "#server/take-device-readings.ts";

/*
 * Eighteen bugs of other queue, counting and device systems, each with what somebody in a waiting room suffered by it. Most are pinned
 * in other words beside the code as well; here they are found together, with the system and the thread they come from.
 */

const gp = aService({ id: "gp" });

/** The clinic after these commands, each a minute after the one before it; a refusal fails the test. */
function after(state: ClinicState, ...commands: Parameters<typeof decide>[1][]): ClinicState {
  return commands.reduce((so, command, i) => {
    const at = so.at + (i === 0 ? 0 : minuteMs);
    const decided = decide(so, command, at);
    if (!decided.ok) throw new Error(decided.refusal.says);
    return appended(so, decided.value, at);
  }, state);
}

function appended(state: ClinicState, bodies: EventBody[], at: EpochMs): ClinicState {
  return bodies.reduce((so, body) => apply(so, { ...body, seq: so.seq + 1, at, actor: { kind: "staff", id: "1", name: "Ana" } } as ClinicEvent), state);
}

const line = (state: ClinicState, at = state.at) => whoIsNext(Object.values(state.tickets), gp, at).map((place) => place.ticket.id);
const waitOf = (sketch: ClinicSketch, ticketId: string, at = noon) => queueLengthForecast(aClinic(sketch), at).tickets[ticketId];

describe("A patient who waits", () => {
  // 1. Novo SGA orders by arrival, newest first, within a priority: novosga/core, `dataChegada DESC`.
  it("is not passed by everybody who comes after them with the same urgency", () => {
    for (const urgency of [2, 4] as const) {
      const tickets = [30, 5, 20, 10].map((waitedMinutes) => aTicket({ id: `came-${waitedMinutes}`, urgency, waitedMinutes }));
      expect(line(aClinic({ tickets }))).toEqual(["came-30", "came-20", "came-10", "came-5"]);
    }
  });

  // 2. Novo SGA starts the wait anew on a transfer: `copyToRedirect` sets `dataChegada` to now.
  it("does not go to the end of the line when they are sent to another service", () => {
    const before = aClinic({
      services: [gp, aService({ id: "blood", prefix: "B" })],
      tickets: [aTicket({ id: "sent", serviceIds: ["blood"], waitedMinutes: 25 }), aTicket({ id: "here-since-11:40", waitedMinutes: 20 }), aTicket({ id: "here-since-11:30", waitedMinutes: 30 })],
    });
    const sent = after(before, { type: "transfer", ticketId: "sent", journey: [["gp"]] });
    expect(line(sent)).toEqual(["here-since-11:30", "sent", "here-since-11:40"]);
    expect(sent.tickets.sent?.arrivedAt).toBe(before.tickets.sent?.arrivedAt);
  });

  // 3. OpenMRS shows NaN while nobody has been served: openmrs/openmrs-module-queue#120.
  it("reads a wait in minutes, and not NaN, before anybody has been served", () => {
    for (const served of [{}, { gp: { visits: 0, minutes: 0 } }] as ClinicSketch["served"][]) {
      const sketch = { served, tickets: [aTicket({ id: "guest", inServiceMinutes: 0 }), aTicket({ id: "mine" })] };
      const { tickets, ifYouCameNow } = queueLengthForecast(aClinic(sketch), noon);
      // One visit of the usual 12 minutes is before them, and two before whoever comes now.
      expect(tickets.mine).toMatchObject({ known: true, ahead: 0, p50: expect.closeTo(12, -1) as number });
      for (const wait of [tickets.mine, ifYouCameNow.gp]) expect(wait?.known && [wait.p10, wait.p50, wait.p80, wait.p90].every(Number.isFinite)).toBe(true);
    }
  });

  // 8. The number in the queue restarts at 1 when earlier visits close: earthians/marley#284, earthians/marley#913.
  it("is not told to be first because earlier visits of the day are over", () => {
    const tickets = [50, 40, 30, 20, 10].map((waitedMinutes) => aTicket({ id: `t${waitedMinutes}`, number: `G1${waitedMinutes}`, waitedMinutes }));
    const served = (["t50", "t40"] as const).flatMap((ticketId) => [{ type: "call", ticketId, roomId: "room-1" }, { type: "start", ticketId }, { type: "finish", ticketId }] as const);
    const state = after(aClinic({ tickets }), ...served, { type: "check-in", ticketId: "new", visitId: "v", journey: [["gp"]], urgency: 4 });
    const { tickets: waits } = queueLengthForecast(state, state.at);
    expect(["t30", "t20", "t10", "new"].map((id) => waits[id]?.ahead)).toEqual([0, 1, 2, 3]);
    expect(new Set(Object.values(state.tickets).map((t) => t.number)).size).toBe(6);
  });

  // 9. The first in line sees a nonsense wait: cornell-dti/office-hours#645.
  it("is told no wait at all when they are first and a room is free", () => {
    expect(waitOf({ tickets: [aTicket({ id: "first", waitedMinutes: 17 })] }, "first")).toMatchObject({ known: true, ahead: 0, p10: 0, p50: 0, p90: 0 });
  });

  // 10. The estimate is the time that has passed already: slogan621/tscharts, scheduler/scheduler.py.
  it("is not told the longer a wait the longer they have waited", () => {
    const wait = (waitedMinutes: number) => waitOf({ tickets: [aTicket({ id: "guest", inServiceMinutes: 4 }), aTicket({ id: "mine", waitedMinutes })] }, "mine");
    expect(wait(40)).toEqual(wait(5));
  });

  // 14. Thirty sites marked people as no-show who were called while out of the room: department-of-veterans-affairs/va.gov-team#72247.
  it("is not struck off as a no-show because they were called while they were out", () => {
    const out = after(aClinic({ tickets: [aTicket({ id: "out", waitedMinutes: 25 })] }), { type: "step-out", ticketId: "out" });
    const struck = decide(out, { type: "no-show", ticketId: "out" }, noon + hourMs);
    expect(struck.ok || struck.refusal.code).toBe("not-possible-now");

    // Who was called and has said nothing is called three times, then stands in line again; nothing does more than that by itself.
    const policy = { ...usualPolicy, calls: { ...usualPolicy.calls, automatic: true as const } };
    let state = after(aClinic({ policy, tickets: [aTicket({ id: "away", waitedMinutes: 25 }), aTicket({ id: "next", waitedMinutes: 3 })] }), { type: "call", ticketId: "away", roomId: "room-1" });
    for (let at = noon; at < noon + hourMs; at += 5 * secondMs) {
      for (const { command } of byTheClock(state, at)) {
        const decided = decide(state, command, at);
        if (decided.ok) state = appended(state, decided.value, at);
      }
    }
    expect(state.tickets.away).toMatchObject({ state: "waiting", unanswered: 1, legs: [{ waitingSince: noon - 25 * minuteMs, calls: 3 }] });
    expect(line(state, noon + hourMs)).toEqual(["away", "next"]);
  });

  // 16. Wait and number in line are computed over all days: masslight/ottehr#2613.
  it("does not stand behind those who were left in yesterday's queue", () => {
    const yesterday = aClinic({ tickets: [300, 200, 100].map((waitedMinutes) => aTicket({ id: `old-${waitedMinutes}`, waitedMinutes })) });
    const at = noon + dayMs;
    const today = after({ ...yesterday, at }, { type: "check-in", ticketId: "mine", visitId: "v", journey: [["gp"]], urgency: 4 });
    const { tickets, ifYouCameNow } = queueLengthForecast(after(today, { type: "assign-staff", staffId: "ito", roomId: "room-1" }), at);
    expect(tickets).toMatchObject({ mine: { known: true, ahead: 0, p50: 0 } });
    expect(Object.keys(tickets)).toEqual(["mine"]);
    expect(ifYouCameNow.gp?.ahead).toBe(1);
  });

  // 17. The interval jumps when staff come and go: Cal-CS-61A-Staff/oh-queue#168.
  it("does not see the wait jump without a word when a doctor goes for a coffee and comes back", () => {
    const rooms = ["room-1", "room-2", "room-3"];
    const doctors = rooms.map((_, i) => `doctor-${i + 1}`);
    const clinic = aClinic({
      rooms: rooms.map((id) => aRoom({ id })),
      staff: doctors.map((id) => aStaffMember({ id, name: id })),
      assigned: Object.fromEntries(doctors.map((id, i) => [id, rooms[i] ?? ""])),
      tickets: [
        ...rooms.map((roomId, i) => aTicket({ id: `guest-${i}`, inServiceMinutes: 2, roomId, staffId: doctors[i] })),
        ...[40, 35, 30, 25, 20, 15].map((waitedMinutes) => aTicket({ id: `before-${waitedMinutes}`, waitedMinutes })),
        aTicket({ id: "mine", waitedMinutes: 1 }),
      ],
    });
    let told: Told | undefined;
    const heard: { minute: number; way: "longer" | "shorter"; because: string | undefined }[] = [];
    for (let minute = 0; minute <= 20; minute++) {
      const at = noon + minute * minuteMs;
      const state = appended(clinic, [{ type: "staff-status", staffId: "doctor-2", status: minute >= 5 && minute < 15 ? "on-break" : "working" }], at);
      const before: Told | undefined = told;
      told = tell(before, state, queueLengthForecast(state, at), "mine", at);
      const [was, is] = [before?.promise?.atMostMinutes, told?.promise?.atMostMinutes];
      if (was !== undefined && is !== undefined && was !== is) heard.push({ minute, way: is > was ? "longer" : "shorter", because: told?.changes.find((change) => change.at === at)?.code });
    }
    // Twenty-one looks at the page: the range goes up once and comes down once, each with its reason beside it.
    expect(heard).toEqual([
      { minute: 5, way: "longer", because: "staff-away" },
      { minute: 15, way: "shorter", because: "staff-back" },
    ]);
  });

  // 18. Ticket "101" makes people think that a hundred are before them: mrf345/FQM#270, mrf345/FQM#188.
  it("does not take the number on their ticket for their place in line", () => {
    const numbers = Array.from({ length: 20 }, (_, n) => Number(ticketNumber("G", "2026-01-15", n).slice(1)));
    expect(numbers.every((number) => number >= 100)).toBe(true);
    // Nothing to count by: the next number is never the next one up, and goes down as well as up.
    const steps = numbers.slice(1).map((number, i) => number - (numbers[i] ?? 0));
    expect(steps.every((step) => Math.abs(step) > 20)).toBe(true);
    expect(new Set(steps.map(Math.sign))).toEqual(new Set([-1, 1]));
  });
});

describe("A patient who is called", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  // 6. Announcements are read over each other, and the first is lost: mrf345/FQM#138, novosga/novosga#78.
  it("hears their own number to its end, though another is called in the same moment", async () => {
    const heard: string[] = [];
    const announcer = makeAnnouncer({
      memory: { read: () => [], write: () => undefined },
      turnMs: secondMs,
      onTurn: () => undefined,
      async speak({ number }) {
        heard.push(`${number} begins`);
        await new Promise((settle) => setTimeout(settle, 3 * secondMs));
        heard.push(`${number} ends`);
      },
    });
    const call = (number: string) => ({ id: `${number}/0/1`, number, room: "Room 1", at: noon });
    announcer.announce([call("G417")]);
    announcer.announce([call("B201")]);
    await vi.advanceTimersByTimeAsync(10 * secondMs);
    expect(heard).toEqual(["G417 begins", "G417 ends", "B201 begins", "B201 ends"]);
  });
});

describe("Whoever looks at how full the waiting room is", () => {
  const door = { id: "door", from: { x: 100, y: 300 }, to: { x: 100, y: 100 } };
  const seenAt = (x: number, score = 0.9) => ({ box: { x: x - 20, y: 100, width: 40, height: 100 }, score });

  // 12a. Detections that belong to nobody are counted under the id -1, and 7 become 97: roboflow/supervision#2578.
  it("is not shown a crowd that was a flicker of the picture", () => {
    let [tracker, lines] = [newTracker(), newLineCounter([door])];
    const crossings = Array.from({ length: 60 }, (_, i) => i).flatMap((i) => {
      // A shape for one frame, left and right of the door in turn, then two frames of nothing.
      const step = track(tracker, i % 3 === 0 ? [seenAt(i % 2 === 0 ? 60 : 140)] : [], i * 100);
      tracker = step.tracker;
      const counted = countLines(lines, step.tracks, i * 100);
      lines = counted.counter;
      return counted.crossings;
    });
    expect([...crossings, ...closeLines(lines)]).toEqual([]);
  });

  // 12b. The number inside goes below nobody: saimj7/People-Counting-in-Real-Time#19.
  it("never reads fewer than nobody, though the door has seen more go than come", () => {
    const setup = { ...smallClinic(), timeZone: "Etc/UTC" };
    const count = (seq: number, come: number, go: number) => ({ seq, afterSeq: 0, sensorId: "door-sensor", count: { type: "crossed" as const, line: "1", at: noon + seq * minuteMs, in: come, out: go } });
    const state = [count(1, 2, 0), count(2, 0, 30)].reduce(applyCountEvent, newClinic(setup, noon));
    const [waiting] = estimate(setup, state.zones, {}, noon + 3 * minuteMs);
    expect(waiting?.people).toMatchObject({ likely: 0, low: 0 });
    // The debt does not outlive the day: the first who comes in the morning is one person.
    const morning = applyCountEvent(appended(state, [{ type: "day-opened", day: "2026-01-16" }], noon + 15 * hourMs), { ...count(3, 1, 0), count: { type: "crossed", line: "1", at: noon + 20 * hourMs, in: 1, out: 0 } });
    expect(estimate(setup, morning.zones, { "door-sensor": { heardAt: noon + 20 * hourMs } }, noon + 20 * hourMs)[0]?.people?.likely).toBe(1);
  });

  // 12c. A zone stays at its last number for ever: blakeblackshear/frigate#3819, EverythingSmartHome/everything-presence-lite#198.
  it("is not sent away from a room that has been empty since the last of them left", () => {
    let [tracker, zones] = [newTracker(), newZoneCounter([{ id: "sofa", corners: [{ x: 0, y: 0 }, { x: 400, y: 0 }, { x: 400, y: 400 }, { x: 0, y: 400 }] }])];
    const people = Array.from({ length: 60 }, (_, i) => {
      const step = track(tracker, i < 30 ? [seenAt(60), seenAt(200), seenAt(330)] : [], i * 100);
      tracker = step.tracker;
      const counted = countZones(zones, step.tracks, i * 100);
      zones = counted.counter;
      return counted.people.sofa;
    });
    expect([people[29], people[59]]).toEqual([3, 0]);
    // The same by the doors: three who were never seen to go are not there in the morning.
    const setup = { ...smallClinic(), timeZone: "Etc/UTC" };
    const evening = applyCountEvent(newClinic(setup, noon), { seq: 1, afterSeq: 0, sensorId: "door-sensor", count: { type: "crossed", line: "1", at: noon, in: 23, out: 20 } });
    expect(evening.zones.waiting?.people).toBe(3);
    expect(appended(evening, [{ type: "day-opened", day: "2026-01-16" }], noon + 15 * hourMs).zones.waiting?.people).toBe(0);
  });
});

describe("In a whole house", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const secrets = { hall: newToken(), totem: newToken() };
  const ask = (path: string, options: { as?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {}) => askerOf(server.url)(path, { ...options, ...(options.as ? { cookie: cookies[options.as] ?? "" } : {}) });
  const view = async <View>(topic: string, as: string) => (await ask(`/api/views/${topic}`, { as })).json.view as View;
  const command = async (body: object) => {
    const answer = await ask("/api/commands", { as: "ana", body: { idempotencyKey: crypto.randomUUID(), command: body } });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json as { ticketId: string; number: string; token: string };
  };
  const checkIn = (name: string, more: object = {}) => command({ type: "check-in", name, serviceIds: ["gp"], ...more });
  const everybodyLeaves = () => command({ type: "close-day" });

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    for (const [username, role] of [["ana", "front-desk"], ["sam", "administrator"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId: "clinic" });
      cookies[username] = (await ask("/api/sign-in", { body: { username, password: "correct horse" } })).cookies;
    }
    const { sql } = server.house.database;
    await sql`insert into gateways (clinic_id, id, name, added_at) values ('clinic', 'totem', 'Totem', now())`;
    await issueToken(sql, { clinicId: "clinic", kind: "board", subjectId: "hall" }, secrets.hall, noon);
    cookies.hall = (await ask(`/display/hall/pair/${secrets.hall}`)).cookies;
  });
  afterAll(() => server.close());

  // 4. Active calls are kept in memory alone and lost at a restart: openmrs/openmrs-module-queue.
  it("a patient who was called is still called when the program has been started anew", async () => {
    const { ticketId, number, token } = await checkIn("Called Before");
    await command({ type: "call", ticketId, roomId: "room-1" });
    const again = await openTestHouse({ database: server.database });
    try {
      const there = askerOf(again.url);
      const board = (await there("/api/views/board:hall", { cookie: cookies.hall })).json.view as BoardView;
      expect(board.calling).toMatchObject([{ number, room: "Room 1" }]);
      expect((await there(`/api/views/ticket:${token}`)).json.view).toMatchObject({ state: "called", room: "Room 1" });
    } finally {
      await again.close();
    }
    await everybodyLeaves();
  });

  // 5. A PUT on one ticket changes all of them: mrf345/FQM, `query.update` without a filter.
  it("a change for one patient leaves everybody else as they were", async () => {
    const [one, ...others] = [await checkIn("Changed"), await checkIn("Left Alone"), await checkIn("Also Alone")];
    const rows = () => server.house.database.sql`select t.*, s.position, s.service_id, s.waiting_since, s.called_at, s.room_id from tickets t join ticket_steps s on s.clinic_id = t.clinic_id and s.ticket_id = t.id where t.id = any(${others.map((o) => o.ticketId)}) order by t.id, s.position`;
    const desk = async () => (await view<QueueView>("queue", "ana")).tickets.filter((t) => t.id !== one.ticketId).map(({ id, state, urgency, note, isPrivate, version, serviceId }) => ({ id, state, urgency, note, isPrivate, version, serviceId }));
    const before = { rows: [...(await rows())], desk: (await desk()).sort((a, b) => (a.id < b.id ? -1 : 1)) };
    expect(before.rows).toHaveLength(2);
    for (const move of [{ type: "reprioritise", urgency: 2, reason: "Pain" }, { type: "set-privacy", isPrivate: true }, { type: "note", note: "Comes with a dog" }, { type: "transfer", journey: [["blood"]] }, { type: "call", roomId: "room-3" }])
      await command({ ...move, ticketId: one.ticketId });
    expect({ rows: [...(await rows())], desk: (await desk()).sort((a, b) => (a.id < b.id ? -1 : 1)) }).toEqual(before);
    expect(server.house.keeper.state("clinic").tickets[one.ticketId]).toMatchObject({ state: "called", urgency: 2, isPrivate: true });
    await everybodyLeaves();
  });

  // 7. A call made through the public API never reaches the panel: novosga/novosga#530.
  it("a patient whom another program calls sees it on the board, on the door and on a Novo SGA television", async () => {
    const { ticketId, number } = await checkIn("Called By A Program");
    await command({ type: "call", ticketId, roomId: "room-2" });
    expect((await view<BoardView>("board:hall", "hall")).calling).toMatchObject([{ number, room: "Room 2" }]);
    expect(await view("door:room-2", "ana")).toMatchObject({ state: "called", number });
    const authorization = `Bearer ${secrets.hall}`;
    const [unit] = (await ask("/api/unidades", { headers: { authorization } })).json as unknown as { id: number }[];
    const services = (await ask(`/api/unidades/${unit?.id}/servicos`, { headers: { authorization } })).json as unknown as { servico: { id: number } }[];
    const panel = await ask(`/api/unidades/${unit?.id}/painel?servicos=${services.map((s) => s.servico.id).join(",")}`, { headers: { authorization } });
    expect((panel.json as unknown as unknown[])[0]).toMatchObject({ senha: number, local: "Room", numeroLocal: "2" });
    await everybodyLeaves();
  });

  // 11. Two places keep the status and drift apart: LibreHealthIO/lh-ehr#342, openemr/openemr#6596.
  it("a receptionist reads the same of a patient on the desk, the patient's page, in the reports and in the day's appointments", async () => {
    const { sql } = server.house.database;
    await command({ type: "book", appointmentId: "a1", name: "Booked Person", serviceIds: ["gp"], scheduledAt: server.clock.now });
    const { ticketId, token } = await checkIn("Booked Person", { appointmentId: "a1" });
    const everywhere = async () => {
      const [row] = await sql<{ state: string }[]>`select state from tickets where id = ${ticketId}`;
      const queue = await view<QueueView>("queue", "ana");
      const [booking] = await sql<{ state: string }[]>`select state from appointments where id = 'a1'`;
      const page = (await ask(`/api/views/ticket:${token}`)).json.view as TicketView;
      const listed = queue.appointments.some((a) => a.id === "a1") ? "booked" : "arrived";
      return { ticket: new Set([row?.state, queue.tickets.find((t) => t.id === ticketId)?.state, page.state]), appointment: new Set([booking?.state, listed]) };
    };
    const moves = [
      { type: "call", roomId: "room-1" }, { type: "start" }, { type: "undo" }, { type: "put-back" }, { type: "hold" }, { type: "resume" }, { type: "step-out" }, { type: "come-back" },
      { type: "enter-in-error" }, { type: "undo" }, { type: "enter-in-error" },
    ];
    const states = [];
    for (const move of moves) {
      await command({ ...move, ticketId });
      const { ticket, appointment } = await everywhere();
      expect([ticket.size, appointment.size], move.type).toEqual([1, 1]);
      states.push([...ticket, ...appointment].join(" "));
    }
    expect(states.slice(-3)).toEqual(["entered-in-error booked", "waiting arrived", "entered-in-error booked"]);
    // The wrong person was checked in; the right one can be, and then nobody brings the wrong one back.
    await checkIn("Booked Person", { appointmentId: "a1" });
    await expect(command({ type: "undo", ticketId })).rejects.toThrow("has been checked in again since");
    await everybodyLeaves();
  });

  describe("a nurse who relies on what devices and sensors say", () => {
    // 13a. An inactivity alarm comes thirty times too late: thingsboard/thingsboard#6821.
    it("learns of a silent sensor after three missed reports, and of a silent device after its quarter of an hour", async () => {
      const sensor = { id: "s", name: "Door", adapter: "xovis", expectedEverySeconds: 60, placements: [] };
      expect(silenceOf(sensor, { heardAt: noon }, noon + 180 * secondMs)).toBe("speaking");
      expect(silenceOf(sensor, { heardAt: noon }, noon + 181 * secondMs)).toBe("silent");
      await addDevice(server.house.database.sql, "clinic", { id: "glucose-1", kind: "glucose-sensor", wearer: "Bed 3" }, server.clock.now);
      await takeDeviceReadings(server.house, "clinic", "glucose-1", [{ at: new Date(server.clock.now).toISOString(), values: { glucose: 6.2 } }]);
      const freshness = async () => (await view<DevicesView>("devices", "ana")).devices.find((d) => d.id === "glucose-1")?.freshness;
      server.clock.now += 15 * minuteMs;
      expect(await freshness()).toBe("fresh");
      server.clock.now += minuteMs;
      expect(await freshness()).toBe("stale");
    });

    // 13b. A device behind a gateway is shown as active while only the gateway lives: thingsboard/thingsboard#5300.
    it("is not told that a sensor speaks because its gateway does", async () => {
      const radio = (id: string, externalId: string) => ({ id, name: id, adapter: "milesight-vs", externalId, expectedEverySeconds: 600, placements: [{ at: "door" as const, doorId: "door", reversed: false }] });
      const setup = server.house.keeper.state("clinic").setup;
      await saveClinic(server.house, { ...setup, sensors: [...setup.sensors, radio("near", "24E124FFFE000001"), radio("far", "24E124FFFE000002")] }, { isDemo: false });
      const gateway = (await ask("/api/admin/gateways", { as: "sam", body: { name: "Roof" } })).json as unknown as AddedGateway;
      const uplink = (eui: string, minute: number) => ({
        end_device_ids: { device_id: "door", dev_eui: eui },
        uplink_message: { f_port: 85, f_cnt: minute, frm_payload: Buffer.from([0x04, 0xcc, 1, 0, 0, 0]).toString("base64"), received_at: new Date(server.clock.now).toISOString() },
      });
      const send = async (eui: string, minute: number) => expect((await ask("/api/gateway/roof", { body: uplink(eui, minute), headers: { authorization: `Bearer ${gateway.issued.token}` } })).status).toBe(202);
      await send("24e124fffe000001", 0);
      await send("24e124fffe000002", 0);
      server.clock.now += 31 * minuteMs;
      await send("24e124fffe000001", 31);
      const { sensors } = await view<{ sensors: { id: string; silence: string }[] }>("floor", "ana");
      expect(Object.fromEntries(sensors.map((s) => [s.id, s.silence]))).toMatchObject({ near: "speaking", far: "silent" });
    });

    // 13c. A value that has stood at 98 % for nine hours is taken for a healthy one: nightscout/android-uploader#149.
    it("is asked to look at a glucose sensor that has said 6.2 for two hours, and not at one that moves", async () => {
      const { sql } = server.house.database;
      const readings = (value: (i: number) => number) => Array.from({ length: 26 }, (_, i) => ({ at: new Date(server.clock.now - i * 5 * minuteMs).toISOString(), values: { glucose: value(i) } }));
      for (const id of ["frozen", "alive"]) await addDevice(sql, "clinic", { id, kind: "glucose-sensor", wearer: id }, server.clock.now);
      await takeDeviceReadings(server.house, "clinic", "frozen", readings(() => 6.2));
      await takeDeviceReadings(server.house, "clinic", "alive", readings((i) => 6.2 + (i % 3) / 10));
      const { devices } = await view<DevicesView>("devices", "ana");
      expect(devices.find((d) => d.id === "frozen")).toMatchObject({ priority: "low", says: "In range: 6.2 mmol/L. The same value for 125 minutes: check the device" });
      expect(devices.find((d) => d.id === "alive")).toMatchObject({ priority: "none", says: "In range: 6.2 mmol/L" });
    });

    // 13d. A loud alarm "with no apparent cause": nightscout/AndroidAPS#2680.
    it("reads beside every alarm whose device it is, which kind, and what is wrong with it", async () => {
      await takeDeviceReadings(server.house, "clinic", "alive", [{ at: new Date(server.clock.now + minuteMs).toISOString(), values: { glucose: 2.8 } }]);
      server.clock.now += minuteMs;
      const alarms = (await view<DevicesView>("devices", "ana")).devices.filter((d) => d.priority !== "none");
      expect(alarms.map(({ wearer, kindLabel, priority, says }) => ({ wearer, kindLabel, priority, says }))).toEqual([
        { wearer: "alive", kindLabel: "Glucose sensor", priority: "high", says: "Very low: 2.8 mmol/L" },
        { wearer: "Bed 3", kindLabel: "Glucose sensor", priority: "medium", says: "No signal. Check the device and the patient" },
        { wearer: "frozen", kindLabel: "Glucose sensor", priority: "low", says: expect.stringContaining("check the device") as string },
      ]);
    });
  });

  // 15. A new installation opens to Admin with the password "admin": mrf345/FQM, app/constants.py.
  it("nobody who knows the program gets into a new clinic: there is no account with a password of ours", async () => {
    const houses = [await openTestHouse(), await openTestHouse()];
    const folders = houses.map(() => mkdtempSync(join(tmpdir(), "anteroom-sign-in-")));
    try {
      const passwords: string[] = [];
      for (const [i, { house, access, url }] of houses.entries()) {
        expect((await house.database.sql`select 1 from auth_users`).length).toBe(0);
        await createDemoClinic({ ...house, settings: { ...house.settings, dataFolder: folders[i] ?? "" } }, access);
        for (const password of ["admin", "Admin", "password", "anteroom"]) expect((await askerOf(url)("/api/sign-in", { body: { username: "Admin", password } })).json, password).toMatchObject({ code: "wrong-sign-in" });
        passwords.push(demoSignIn(folders[i] ?? "")?.password ?? "");
      }
      expect(new Set(passwords).size).toBe(2);
      expect(passwords.every((password) => password.length >= 16)).toBe(true);
    } finally {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      for (const house of houses) await house.close();
    }
  });
});
