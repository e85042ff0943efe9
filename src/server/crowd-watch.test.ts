import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AlertsView, FloorView } from "#contract/views.ts";
import type { Actor } from "#domain/ids.ts";
import { keepClinics } from "#server/clinic-keeper.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { watchCrowds } from "#server/crowd-watch.ts";
import { axisPush, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import type { ClinicWatch } from "#server/watch-clinics.ts";

const ana: Actor = { kind: "staff", id: "1", name: "Ana" };

describe("the crowd watch", () => {
  let one: TestHouse;
  let watch: ClinicWatch;
  const told = async (house = one) =>
    (await house.house.database.sql<{ level: string; people: number; actor: string }[]>`
      select body->>'level' as level, (body->>'people')::int as people, actor->>'kind' as actor from events where clinic_id = 'clinic' and type = 'zone-crowded' order by seq`).map((r) => ({ ...r }));
  const alerts = async () => (await one.realtime.show("clinic", "alerts"))?.view as AlertsView;
  const count = async (entered: number, left: number) => {
    one.clock.now += 60_000;
    await one.pipeline.take("clinic", "door-sensor", { body: axisPush(one.clock.now, entered, left) });
    await watch.look("clinic");
  };

  beforeAll(async () => {
    one = await openTestHouse();
    const setup = smallClinic();
    await saveClinic(one.house, { ...setup, sensors: setup.sensors.slice(0, 1) }, { isDemo: false });
    watch = watchCrowds(one.house);
    // Somebody has been here before: an empty room is known to be one.
    await execute(one.house, "clinic", { idempotencyKey: "open-the-day", command: { type: "open-day" } }, { kind: "system", name: "clock" });
  });
  afterAll(async () => {
    await watch.stop();
    await one.close();
  });

  it("tells the log once that the waiting room is full, and all staff screens", async () => {
    // Doors of unknown quality miss a few: of 26 who were counted there are probably 27.
    await count(26, 0);
    await count(0, 0);
    await count(0, 0);
    expect(await told()).toEqual([{ level: "full", people: 27, actor: "system" }]);
    expect((await alerts()).crowded).toMatchObject([{ zone: "Waiting area", level: "full", people: 27, capacity: 20, watchPeople: 17, fullPeople: 20, seen: null }]);
    const floor = (await one.realtime.show("clinic", "floor"))?.view as FloorView;
    expect(floor.zones[0]).toMatchObject({ level: "late", word: "Full", crowdedSince: (await alerts()).crowded[0]?.since });
  });

  it("is not told again by a second process, nor after a restart", async () => {
    const two = await openTestHouse({ database: one.database });
    two.clock.now = one.clock.now;
    const other = watchCrowds(two.house);
    await Promise.all([other.look("clinic"), watch.look("clinic")]);
    await other.stop();
    expect(await told()).toHaveLength(1);
    await two.close();
    const again = keepClinics(one.house.database.sql);
    await again.open("clinic");
    expect(again.state("clinic").crowding).toEqual(one.house.keeper.state("clinic").crowding);
  });

  it("is told by one of two that notice in the same moment", async () => {
    await saveClinic(one.house, smallClinic("twice"), { isDemo: false });
    const two = await openTestHouse({ database: one.database });
    const tell = { type: "tell-crowding", zoneId: "waiting", from: "ok", level: "full", people: 20 } as const;
    const system: Actor = { kind: "system", name: "crowd watch" };
    const answers = await Promise.all([execute(one.house, "twice", { idempotencyKey: "of-one-process", command: tell }, system), execute(two.house, "twice", { idempotencyKey: "of-the-other", command: tell }, system)]);
    expect(answers.map((a) => a.ok).sort()).toEqual([false, true]);
    await two.close();
  });

  it("names who has seen it", async () => {
    const since = (await alerts()).crowded[0]?.since as number;
    expect((await execute(one.house, "clinic", { idempotencyKey: "seen-by-ana", command: { type: "see-crowding", zoneId: "waiting", since } }, ana)).ok).toBe(true);
    expect((await alerts()).crowded[0]?.seen).toEqual({ by: "Ana", at: one.clock.now });
  });

  it("leaves it told while the sensor is silent, but does not know how many there are", async () => {
    one.clock.now += 600_000;
    await watch.look("clinic");
    expect((await alerts()).crowded).toMatchObject([{ level: "full", people: null }]);
    expect(await told()).toHaveLength(1);
  });

  it("clears it two minutes after the people have left", async () => {
    await count(0, 20);
    expect((await told()).length).toBe(1);
    await count(0, 0);
    await count(0, 0);
    expect((await told()).map((t) => t.level)).toEqual(["full", "ok"]);
    expect((await alerts()).crowded).toEqual([]);
  });
});
