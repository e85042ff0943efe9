import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noon } from "#domain/builders.ts";
import { keepMessages } from "#server/message-keeper.ts";
import { openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import { saveClinic } from "#server/clinics.ts";

describe("keepMessages", () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTestHouse();
    await saveClinic(test.house, smallClinic("clinic"), { isDemo: false });
  });
  afterAll(() => test.close());

  it("writes down what waits when the house is about to close, and only once", async () => {
    const anHour = 3_600_000;
    const messages = keepMessages(test.house, anHour);
    messages.keep("clinic", { sensorId: "door-sensor", receivedAt: noon, via: "http", payload: { body: { in: 1 } }, readings: [], problem: null });
    await messages.settle();
    await messages.settle();
    const kept = await test.house.database.sql`select payload from sensor_messages where clinic_id = 'clinic'`;
    expect(kept.map((row) => JSON.parse(String(row.payload)) as unknown)).toEqual([{ in: 1 }]);
  });
});
