import { describe, expect, it } from "vitest";
import { noon } from "#domain/builders.ts";
import { learnedToday } from "#domain/look-ahead/learned.ts";
import { momentOf } from "#domain/planning/live/moment-of.ts";
import { bloodSurge } from "#domain/planning/live/surge.ts";
import { demandBySlot } from "#domain/planning/demand.ts";

describe("demandBySlot", () => {
  it("expects as many as come in an hour, however many tickets the shares were counted from", () => {
    const state = bloodSurge();
    const { situation } = momentOf(state, noon, learnedToday(state, noon), []).moment;
    // Twelve in the last hour: three in a quarter of an hour, all of them for blood, which is the first service.
    expect(demandBySlot(situation, [15]).arrivals[0]?.[0]).toBeCloseTo(3, 6);
    expect(demandBySlot(situation, [15]).waiting).toEqual([12, 0]);
  });
});
