import { describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import { estimate } from "#domain/occupancy/estimate.ts";
import { unknownZone } from "#domain/occupancy/zone-belief.ts";
import type { Sensor } from "#domain/setup.ts";
import { paintHeads } from "#server/paint/paint-heads.ts";
import type { Picture } from "#server/picture.ts";

const camera = (zoneId: string): Sensor => ({ id: `${zoneId}-camera`, name: zoneId, adapter: "any", expectedEverySeconds: 60, placements: [{ at: "zone", zoneId }] });

/** Two waiting areas with so many people in each, give or take one, and so many tickets that have waited a while. */
function picture(people: { a: number; b: number }, tickets: number, silent: string[] = []): Picture {
  const zone = (id: string) => ({ id, name: id, kind: "waiting" as const, capacity: 30 });
  const state = aClinic({ zones: [zone("a"), zone("b")], sensors: [camera("a"), camera("b")], tickets: Array.from({ length: tickets }, (_, i) => aTicket({ id: `t${i}` })) });
  state.zones = { a: { ...unknownZone(30), heardAt: noon, mean: people.a, variance: 0.09 }, b: { ...unknownZone(30), heardAt: noon, mean: people.b, variance: 0.09 } };
  const health = Object.fromEntries(["a", "b"].map((id) => [`${id}-camera`, { heardAt: silent.includes(id) ? noon - 3_600_000 : noon }]));
  return { at: noon, state, health, occupancy: estimate(state.setup, state.zones, health, noon), waits: { at: noon, tickets: {}, ifYouCameNow: {} }, plan: { at: noon, proposals: [] } };
}

describe("paintHeads", () => {
  it("adds the waiting areas up, and says that no ratio is learned yet", () => {
    expect(paintHeads(picture({ a: 8, b: 6 }, 10))).toMatchObject({ people: { likely: 14 }, ticketsWaiting: 10, companions: null, meaning: { code: "as-usual" } });
  });

  it("says what a difference means in codes and numbers", () => {
    expect(paintHeads(picture({ a: 2, b: 1 }, 12)).meaning).toMatchObject({ code: "fewer-than-tickets", moreTickets: 9 });
    expect(paintHeads(picture({ a: 20, b: 12 }, 2)).meaning).toMatchObject({ code: "more-than-usual" });
  });

  it("knows nothing while one of the waiting areas is silent: a sum without it would be a wrong one", () => {
    expect(paintHeads(picture({ a: 2, b: 1 }, 12, ["b"]))).toMatchObject({ people: null, ticketsWaiting: 12, meaning: { code: "unknown" } });
  });
});
