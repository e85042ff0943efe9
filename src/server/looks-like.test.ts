import { describe, expect, it } from "vitest";
import { loadAdapters } from "#sensors/catalogue.ts";
import { looksLike } from "#server/looks-like.ts";
import { axisPush, noon } from "#server/testing/test-house.ts";

const adapters = await loadAdapters();
const guess = (body: unknown, topic?: string) => looksLike(adapters.values(), { body, ...(topic === undefined ? {} : { topic }) }, noon).map((a) => a.id);

describe("looksLike", () => {
  it("knows a counter by its message", () => {
    expect(guess(axisPush(noon, 1, 1))[0]).toBe("axis-people-counter");
    expect(guess("4", "frigate/waiting_room/person")[0]).toBe("frigate");
  });

  it("believes a name in the message before the look of its bytes", () => {
    // Totals of a VS350 are read by several vendors' adapters; the profile says whose they are.
    const body = { deviceInfo: { devEui: "24e124fffe000001", deviceProfileName: "Milesight VS350" }, fPort: 85, data: Buffer.from("84cc011108110185cce803e90301", "hex").toString("base64") };
    expect(guess(body)[0]).toBe("milesight-vs");
  });

  it("has no guess where nothing can be read, however odd it is", () => {
    for (const body of [null, "", "hello", 7, [], { a: 1 }, "<x>"]) expect(guess(body)).toEqual([]);
  });

  it("guesses the first example of most adapters right", () => {
    const wrong = [...adapters.values()].filter((a) => {
      const example = a.examples.find((e) => e.readings.some((r) => r.kind !== "health"));
      return example && !looksLike(adapters.values(), example.payload, noon).slice(0, 3).some((g) => g.id === a.id);
    });
    expect(wrong.map((a) => a.id)).toEqual([]);
  });
});
