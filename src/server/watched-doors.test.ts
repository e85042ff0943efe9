import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveClinic } from "#server/clinics.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("a door whose sensor leaves the finding of people to us", () => {
  let server: TestHouse;
  beforeAll(async () => {
    server = await openTestHouse();
    const clinic = smallClinic();
    const placements = [{ at: "door" as const, doorId: "door", reversed: false }];
    const sensors = ["thermal-array", "break-beam"].map((adapter) => ({ id: adapter, name: adapter, adapter, expectedEverySeconds: 60, placements }));
    await saveClinic(server.house, { ...clinic, sensors: [...clinic.sensors, ...sensors] }, { isDemo: false });
  });
  afterAll(() => server.close());
  const inside = () => server.house.keeper.state("clinic").zones.waiting?.people;
  const stored = (sensorId: string) => server.house.database.sql<{ reading: Record<string, unknown> }[]>`select reading from readings where sensor_id = ${sensorId} order by claimed_at`;

  /** Six seconds at ten frames a second, in which somebody walks from the left to the right, as messages of a second. */
  const pictures = Array.from({ length: 60 }, (_, i) => {
    const x = (i - 25) / 1.8;
    const px = Array.from({ length: 64 }, (_, pixel) => 84 + (pixel % 3) + (i >= 25 && i <= 40 && Math.abs((pixel % 8) - x) < 1.5 && Math.abs(Math.floor(pixel / 8) - 4) < 2 ? 20 : 0));
    return { t: noon - 6_000 + i * 100, px };
  });
  const messages = Array.from({ length: 6 }, (_, i) => ({ body: { unit: "C/4", frames: pictures.slice(10 * i, 10 * i + 10) } }));

  it("counts who walks through the pictures of an array, once, and keeps no picture", async () => {
    for (const message of messages) expect(await server.pipeline.take("clinic", "thermal-array", message)).toEqual({ accepted: 1, repeated: 0 });
    expect(inside()).toBe(1);
    for (const message of messages) expect(await server.pipeline.take("clinic", "thermal-array", message)).toEqual({ accepted: 0, repeated: 1 });
    expect(inside()).toBe(1);
    const rows = await stored("thermal-array");
    expect(rows[0]?.reading).toEqual({ kind: "thermal", line: "door", at: noon - 5_100, width: 8, height: 8, axis: "x", frames: 10 });
    expect(JSON.stringify(rows)).not.toContain("celsius");
  });

  it("counts who walks through two beams", async () => {
    const at = noon + 1_000;
    const events = [{ beam: "A", broken: true, at }, { beam: "B", broken: true, at: at + 200 }, { beam: "A", broken: false, at: at + 500 }, { beam: "B", broken: false, at: at + 700 }];
    await server.pipeline.take("clinic", "break-beam", { body: { events: events.slice(0, 2) } });
    await server.pipeline.take("clinic", "break-beam", { body: { at: at + 2_000, events: events.slice(2) } });
    expect(inside()).toBe(2);
  });

  it("marks the sensor while something stands in a beam, and no longer", async () => {
    const trouble = () => server.house.keeper.health("clinic")["break-beam"]?.trouble;
    await server.pipeline.take("clinic", "break-beam", { body: { beam: "A", broken: true, at: noon + 10_000 } });
    server.clock.now = noon + 190_000;
    await server.pipeline.take("clinic", "break-beam", { body: { events: [], at: noon + 190_000 } });
    expect(trouble()).toMatchObject({ says: "beam A has been broken for 3 minutes: something stands in the door", from: "sensor" });
    await server.pipeline.take("clinic", "break-beam", { body: { beam: "A", broken: false, at: noon + 191_000 } });
    expect(trouble()).toBeUndefined();
    expect(inside()).toBe(2);
  });
});
