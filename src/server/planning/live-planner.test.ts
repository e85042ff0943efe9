import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ledger, PlanningState, PlanView } from "#contract/proposals.ts";
import type { Actor } from "#domain/ids.ts";
import { hourMs, minuteMs, secondMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import type { Asked } from "#server/own-words.ts";
import { planLive } from "#server/planning/live-planner.ts";
import { askerOf } from "#server/testing/ask.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import type { ClinicWatch } from "#server/watch-clinics.ts";

const ana: Actor = { kind: "staff", id: "1", name: "Ana" };
const shifts = [{ from: noon - 4 * hourMs, to: noon + 9 * hourMs, breaks: [] }];

/** Two for blood and one who can do both, who sits with the doctors; room 4 is free. */
const surgeClinic = () => ({
  ...smallClinic(),
  rooms: [...smallClinic().rooms, { id: "room-4", name: "Room 4", zoneId: null, serviceIds: ["blood"] }],
  staff: [
    { id: "ito", name: "Dr Ito", skills: ["gp"], shifts },
    { id: "nowak", name: "Marek Nowak", skills: ["blood"], shifts },
    { id: "silva", name: "Ana Silva", skills: ["gp", "blood"], shifts },
  ],
});

describe("live proposals", () => {
  let server: TestHouse;
  let planner: ClinicWatch;
  let ask: ReturnType<typeof askerOf>;
  const cookies: Record<string, string> = {};
  const command = async (asked: Asked) => {
    const done = await execute(server.house, "clinic", { idempotencyKey: randomUUID(), command: asked }, ana);
    if (!done.ok) throw new Error(done.refusal.says);
    return done.value;
  };
  const plan = async () => (await server.realtime.show("clinic", "plan"))?.view as PlanView;
  const open = async () => (await plan()).proposals.filter(({ state }) => state === "open");
  const pass = async (ms: number) => {
    server.clock.now += ms;
    await planner.look("clinic");
  };
  const decide = (id: string, decision: unknown, { as = "ana", key = randomUUID() as string } = {}) => ask(`/api/proposals/${id}`, { cookie: cookies[as] ?? "", body: { idempotencyKey: key, decision } });
  const whereIs = (staffId: string) => server.house.keeper.state("clinic").staff[staffId]?.roomId ?? null;
  const surge = async (count = 10) => {
    for (let i = 0; i < count; i++) await command({ type: "check-in", name: `Patient ${i}`, serviceIds: ["blood"], urgency: 4 });
  };
  /** Everybody is where the day begins, nobody waits, and half an hour has passed. */
  const calm = async () => {
    const tickets = Object.values(server.house.keeper.state("clinic").tickets).filter(({ state }) => state === "waiting");
    for (const { id } of tickets) await command({ type: "leave", ticketId: id });
    for (const [staffId, roomId] of [["ito", "room-1"], ["nowak", "room-3"], ["silva", "room-2"]] as const) if (whereIs(staffId) !== roomId) await command({ type: "assign-staff", staffId, roomId });
    await pass(31 * minuteMs);
  };

  beforeAll(async () => {
    server = await openTestHouse();
    ask = askerOf(server.url);
    await saveClinic(server.house, surgeClinic(), { isDemo: false });
    for (const [username, name, role] of [["ana", "Ana Ruiz", "front-desk"], ["ben", "Ben Graf", "front-desk"], ["sam", "Sam Okoye", "administrator"]] as const) {
      await server.access.addUser({ username, name, password: "correct horse", role, clinicId: "clinic" });
      cookies[username] = (await ask("/api/sign-in", { body: { username, password: "correct horse" } })).cookies;
    }
    await execute(server.house, "clinic", { idempotencyKey: "open-the-day", command: { type: "open-day" } }, { kind: "system", name: "clock" });
    planner = planLive(server.house);
  }, 60_000);
  afterAll(async () => {
    await planner.stop();
    await server.close();
  });

  it("come with a surge, say what they are worth, and move whom somebody accepts to move", async () => {
    await calm();
    expect(await open()).toEqual([]);
    await surge();
    await pass(20 * secondMs);
    const [card, ...others] = await open();
    expect(others).toEqual([]);
    expect(card).toMatchObject({ kind: "move", moves: [{ staff: { name: "Ana Silva" }, from: { name: "Room 2" }, to: { name: "Room 4" }, service: { name: "Blood draw" } }] });
    expect(card?.worth?.services[0]).toMatchObject({ service: { id: "blood" } });
    expect(card?.worth?.services[0]?.minutesLess.likely).toBeGreaterThan(1);
    expect(card?.choices[0]).toEqual({ staff: [{ id: "silva", name: "Ana Silva" }, { id: "nowak", name: "Marek Nowak" }], rooms: [{ id: "room-4", name: "Room 4" }, { id: "room-3", name: "Room 3" }] });

    const key = randomUUID();
    expect((await decide(card?.id ?? "", { type: "accept" }, { key })).json).toMatchObject({ state: "accepted" });
    expect(whereIs("silva")).toBe("room-4");
    const seq = server.house.keeper.state("clinic").seq;
    expect((await decide(card?.id ?? "", { type: "accept" }, { key })).json).toMatchObject({ state: "accepted" });
    expect(server.house.keeper.state("clinic").seq).toBe(seq);
    const second = await decide(card?.id ?? "", { type: "accept" }, { as: "ben" });
    expect(second.status).toBe(409);
    expect(second.json).toMatchObject({ code: "changed-meanwhile", detail: "Ana Ruiz has decided already: accepted.", params: { as: "proposal-accepted", by: "Ana Ruiz" } });
    const [row] = await server.house.database.sql<{ actor: { name: string } }[]>`select actor from events where clinic_id = 'clinic' and type = 'staff-assigned' order by seq desc limit 1`;
    expect(row?.actor.name).toBe("Ana Ruiz");

    const shown = (await plan()).proposals[0];
    expect(shown).toMatchObject({ state: "accepted", decidedBy: "Ana Ruiz", undoUntil: server.clock.now + 10 * minuteMs });
    expect((await decide(card?.id ?? "", { type: "undo" }, { as: "ben" })).json).toMatchObject({ state: "undone" });
    expect(whereIs("silva")).toBe("room-2");
  }, 60_000);

  it("are not made anew of what was just undone, and end when nobody waits", async () => {
    await pass(4 * minuteMs);
    expect(await open()).toEqual([]);
  }, 60_000);

  it("fall when their person goes on a break, and nobody can take them then", async () => {
    await calm();
    await surge();
    await pass(20 * secondMs);
    const [card] = await open();
    await command({ type: "set-staff-status", staffId: "silva", status: "on-break", until: server.clock.now + 15 * minuteMs });
    const late = await decide(card?.id ?? "", { type: "accept" });
    expect(late.json).toMatchObject({ code: "not-possible-now", detail: "Ana Silva is on a break or has gone home.", params: { as: "proposal-person-away" } });
    expect(await open()).toEqual([]);
    await command({ type: "set-staff-status", staffId: "silva", status: "working" });
  }, 60_000);

  it("can be changed before they are accepted, and ask people back when their time has come, never silently", async () => {
    await calm();
    await surge();
    await pass(20 * secondMs);
    const [card] = await open();
    const until = server.clock.now + 45 * minuteMs;
    expect((await decide(card?.id ?? "", { type: "accept", changes: [{ staffId: "silva", roomId: "room-4", until: server.clock.now - 1 }] })).json).toMatchObject({ code: "bad-request" });
    expect((await decide(card?.id ?? "", { type: "accept", changes: [{ staffId: "ito", roomId: "room-4", until }] })).json).toMatchObject({ code: "not-possible-now", detail: "Whoever serves a patient has learned what the patient comes for." });
    expect((await decide(card?.id ?? "", { type: "accept", changes: [{ staffId: "silva", roomId: "room-4", until }] })).json).toMatchObject({ state: "edited" });
    expect((await plan()).people.find(({ staff }) => staff.id === "silva")).toMatchObject({ room: { id: "room-4" }, until, then: { id: "room-2" } });
    await pass(46 * minuteMs);
    const back = (await open()).find(({ kind }) => kind === "return");
    expect(back).toMatchObject({ moves: [{ staff: { name: "Ana Silva" }, from: { name: "Room 4" }, to: { name: "Room 2" } }] });
    expect(whereIs("silva")).toBe("room-4");
    expect((await decide(back?.id ?? "", { type: "accept" })).json).toMatchObject({ state: "accepted" });
    expect(whereIs("silva")).toBe("room-2");
  }, 60_000);

  it("learn from a no with a reason, until an administrator keeps or removes what they have learned", async () => {
    await calm();
    await surge();
    await pass(20 * secondMs);
    const [card] = await open();
    expect((await decide(card?.id ?? "", { type: "reject", reason: "not-this-service", when: "weekday" })).json).toMatchObject({ state: "rejected" });
    await pass(40 * minuteMs);
    await surge(3);
    await pass(20 * secondMs);
    expect(await open()).toEqual([]);
    const state = async () => (await ask("/api/admin/planning", { cookie: cookies.sam ?? "" })).json as unknown as PlanningState;
    const [lesson] = (await state()).never;
    expect(lesson).toMatchObject({ staff: "Ana Silva", service: "Blood draw", weekdays: [4], onlyOn: "2026-01-15", saidBy: "Ana Ruiz" });
    expect((await ask(`/api/admin/planning/never/${lesson?.id}`, { cookie: cookies.ana ?? "", body: { what: "keep" } })).status).toBe(403);
    const kept = (await ask(`/api/admin/planning/never/${lesson?.id}`, { cookie: cookies.sam ?? "", body: { what: "keep" } })).json as unknown as PlanningState;
    expect(kept.never[0]).not.toHaveProperty("onlyOn");
    await ask(`/api/admin/planning/never/${lesson?.id}`, { cookie: cookies.sam ?? "", body: { what: "remove" } });
    expect((await state()).never).toEqual([]);
  }, 60_000);

  it("are made by themselves only within the limits of an administrator, are shown, and can be taken back", async () => {
    await calm();
    const auto = { serviceIds: ["blood"], fromMinute: 0, toMinute: 1440, mostAnHour: 1 };
    const put = (body: unknown, as = "sam") => ask("/api/admin/planning", { cookie: cookies[as] ?? "", method: "PUT", body });
    expect((await put({ mode: "auto", auto }, "ana")).status).toBe(403);
    expect((await put({ mode: "auto", auto: { ...auto, serviceIds: ["dentist"] } })).json).toMatchObject({ code: "bad-request", field: "auto.serviceIds" });
    expect((await put({ mode: "auto", auto: { ...auto, mostAnHour: -1 } })).json).toMatchObject({ code: "bad-request", field: "auto.mostAnHour" });
    expect((await put({ mode: "auto", auto: { ...auto, serviceIds: ["gp"] } })).status).toBe(200);
    await surge();
    await pass(20 * secondMs);
    expect((await open()).length).toBe(1);
    expect(whereIs("silva")).toBe("room-2");
    await put({ mode: "auto", auto });
    await pass(20 * secondMs);
    expect(whereIs("silva")).toBe("room-4");
    const [made] = (await plan()).proposals;
    expect(made).toMatchObject({ state: "accepted", isAuto: true, decidedBy: "Anteroom" });
    const [row] = await server.house.database.sql<{ actor: unknown }[]>`select actor from events where clinic_id = 'clinic' and type = 'staff-assigned' order by seq desc limit 1`;
    expect(row?.actor).toEqual({ kind: "system", name: "Anteroom" });
    expect((await decide(made?.id ?? "", { type: "undo" })).json).toMatchObject({ state: "undone" });
    expect(whereIs("silva")).toBe("room-2");
    await put({ mode: "off", auto });
    await pass(40 * minuteMs);
    expect(await open()).toEqual([]);
    await put({ mode: "advise", auto });
  }, 60_000);

  it("stand in a ledger with what was predicted and what came of it", async () => {
    await calm();
    await surge();
    await pass(20 * secondMs);
    const [card] = await open();
    await decide(card?.id ?? "", { type: "accept" });
    const decidedAt = server.clock.now;
    // All ten stand half an hour more and then are seen at once: 300 minutes, by hand.
    server.clock.now += 30 * minuteMs;
    for (const { id } of Object.values(server.house.keeper.state("clinic").tickets).filter(({ state }) => state === "waiting")) await command({ type: "leave", ticketId: id });
    await pass(2 * hourMs);
    const { json } = await ask("/api/reports/proposals?from=2026-01-15", { cookie: cookies.sam ?? "" });
    const { rows, totals } = json as unknown as Ledger;
    const mine = rows.find(({ id }) => id === card?.id);
    expect(mine).toMatchObject({ state: "accepted", decidedAt, measured: { minutes: 120, stoodMinutes: 300 } });
    expect(mine?.measured?.without.likely).toBeGreaterThan(mine?.measured?.withMove.likely ?? Infinity);
    expect(mine?.measured?.saved.likely).toBeCloseTo((mine?.measured?.without.likely ?? 0) - 300, 6);
    expect(totals.proposed).toBe(rows.length);
    expect(totals.measured).toBeGreaterThanOrEqual(1);
    expect((await ask("/api/reports/proposals", { cookie: cookies.ana ?? "" })).status).toBe(403);
    const text = (await ask("/api/reports/proposals.csv?from=2026-01-15", { cookie: cookies.sam ?? "" })).text;
    expect(text.split("\r\n")[0]).toContain("predicted_minutes");
    expect(text).toContain("Ana Silva: Room 2 > Room 4 (Blood draw)");
  }, 60_000);

  it("refuse what is nonsense in words, and change nothing by it", async () => {
    const seq = server.house.keeper.state("clinic").seq;
    expect((await decide("no-such-proposal", { type: "accept" })).status).toBe(404);
    for (const decision of [null, {}, { type: "accept", changes: [] }, { type: "reject", reason: "because" }, { type: "reject", reason: "other", note: "x".repeat(301) }, { type: "steal" }]) expect((await decide("no-such-proposal", decision)).status, JSON.stringify(decision)).toBe(400);
    expect((await ask("/api/proposals/x", { body: { idempotencyKey: randomUUID(), decision: { type: "accept" } } })).status).toBe(401);
    expect(server.house.keeper.state("clinic").seq).toBe(seq);
  });
});
