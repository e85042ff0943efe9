import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandBody } from "#contract/commands.ts";
import type { Actor } from "#domain/ids.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { keepClinics } from "#server/clinic-keeper.ts";
import { openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

const ana: Actor = { kind: "staff", id: "1", name: "Ana" };
const ben: Actor = { kind: "staff", id: "2", name: "Ben" };

describe("commands", () => {
  let one: TestHouse;
  let key = 0;
  const send = (command: CommandBody, by: Actor = ana, from: TestHouse = one, idempotencyKey = `command-${++key}`) => execute(from.house, "clinic", { idempotencyKey, command }, by);
  const checkIn = async (name: string, serviceIds = ["gp"]) => {
    const done = await send({ type: "check-in", name, serviceIds, urgency: 4 });
    if (!done.ok || !done.value.ticketId) throw new Error("was not checked in");
    return done.value.ticketId;
  };
  const events = async () => one.house.database.sql<{ seq: number; type: string; actor: Actor }[]>`select seq::int, type, actor from events where clinic_id = 'clinic' order by seq`;

  beforeAll(async () => {
    one = await openTestHouse();
    await saveClinic(one.house, smallClinic(), { isDemo: false });
  });
  afterAll(() => one.close());

  it("take a patient from the door to the end, every move in the log with who and in order", async () => {
    const ticketId = await checkIn("Vera Walk-In");
    expect((await send({ type: "call-next", roomId: "room-1" })).ok).toBe(true);
    expect((await send({ type: "recall", ticketId })).ok).toBe(true);
    expect((await send({ type: "start", ticketId })).ok).toBe(true);
    expect((await send({ type: "finish", ticketId })).ok).toBe(true);
    expect(one.house.keeper.state("clinic").tickets[ticketId]?.state).toBe("done");
    const log = await events();
    expect(log.map((e) => e.seq)).toEqual(log.map((_, i) => i + 1));
    expect(log.slice(-5).map((e) => e.type)).toEqual(["checked-in", "called", "recalled", "started", "finished"]);
    expect(log.at(-1)?.actor).toEqual(ana);
  });

  it("write down the steps of a journey for reports", async () => {
    const ticketId = await checkIn("Two Steps", ["gp", "blood"]);
    await send({ type: "call", ticketId, roomId: "room-1" });
    await send({ type: "start", ticketId });
    one.clock.now += 600_000;
    await send({ type: "finish", ticketId });
    const steps = await one.house.database.sql`
      select service_id, extract(epoch from ended_at - started_at)::int as served, waiting_since is not null as waits
      from ticket_steps where ticket_id = ${ticketId} order by position`;
    expect([...steps]).toEqual([
      { service_id: "gp", served: 600, waits: true },
      { service_id: "blood", served: null, waits: true },
    ]);
    await send({ type: "leave", ticketId });
  });

  it("are done once and answered alike when they are sent twice with one key", async () => {
    const request = { type: "check-in", name: "Sent Twice", serviceIds: ["gp"], urgency: 4 } as const;
    const first = await send({ ...request, serviceIds: ["gp"] }, ana, one, "same-key-1");
    const second = await send({ ...request, serviceIds: ["gp"] }, ana, one, "same-key-1");
    expect(second).toEqual(first);
    const [count] = await one.house.database.sql<{ n: number }[]>`select count(*)::int as n from visits where patient_name = 'Sent Twice'`;
    expect(count?.n).toBe(1);
    if (first.ok) await send({ type: "leave", ticketId: first.value.ticketId as string });
  });

  it("never give two desks the same patient, also when they sit at two servers", async () => {
    const two = await openTestHouse({ database: one.database });
    const first = await checkIn("First In Line");
    const second = await checkIn("Second In Line");
    const [a, b] = await Promise.all([send({ type: "call-next", roomId: "room-1" }, ana, one), send({ type: "call-next", roomId: "room-2" }, ben, two)]);
    expect([a, b].map((x) => (x.ok ? x.value.ticketId : x.refusal.code)).sort()).toEqual([first, second].sort());
    await one.house.keeper.catchUp("clinic");
    await two.house.keeper.catchUp("clinic");
    expect(two.house.keeper.state("clinic")).toEqual(one.house.keeper.state("clinic"));
    for (const ticketId of [first, second]) await send({ type: "leave", ticketId });
    await two.close();
  });

  it("tell the slower of two desks who was faster", async () => {
    const ticketId = await checkIn("Wanted Twice");
    const results = await Promise.all([send({ type: "call", ticketId, roomId: "room-1" }, ana), send({ type: "call", ticketId, roomId: "room-2" }, ben)]);
    const refused = results.find((r) => !r.ok);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    expect(refused && !refused.ok ? refused.refusal.says : "").toMatch(/^(Ana|Ben) called G\d+ just now, to Room [12]\.$/);
    await send({ type: "leave", ticketId });
  });

  it("leave nothing behind when they are refused", async () => {
    const before = await events();
    const refused = await send({ type: "call-next", roomId: "room-3" });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "nobody-waiting", says: "Nobody is waiting for Blood draw." } });
    expect(await events()).toEqual(before);
  });

  it("keep clinics apart: another clinic's ticket is unknown here", async () => {
    await saveClinic(one.house, smallClinic("other"), { isDemo: false });
    const ticketId = await checkIn("Mine");
    const other = await execute(one.house, "other", { idempotencyKey: "other-clinic-1", command: { type: "leave", ticketId } }, ana);
    expect(other.ok ? "" : other.refusal.code).toBe("unknown-ticket");
    await send({ type: "leave", ticketId });
  });

  it("come back whole from snapshot and log, and from the log alone", async () => {
    const now = one.house.keeper.state("clinic");
    const fromLog = keepClinics(one.house.database.sql);
    await fromLog.open("clinic");
    expect(fromLog.state("clinic")).toEqual(now);

    await one.house.keeper.snapshot("clinic");
    await checkIn("After The Snapshot");
    const fromSnapshot = keepClinics(one.house.database.sql);
    await fromSnapshot.open("clinic");
    expect(fromSnapshot.state("clinic")).toEqual(one.house.keeper.state("clinic"));
  });

  it("write to a log that nobody can change afterwards", async () => {
    await expect(one.house.database.sql`update events set type = 'finished' where clinic_id = 'clinic' and seq = 1`).rejects.toThrow("never changed");
  });
});
