import { describe, expect, it } from "vitest";
import { latestSince, newsSince, shown, unseenFull, type Crowded } from "#features/shell/crowd-alerts.ts";

const noon = Date.UTC(2026, 0, 15, 12);
const seen = { by: "Ana", at: noon };
const zone = (zoneId: string, with_: Partial<Crowded> = {}): Crowded => ({ zoneId, zone: zoneId, level: "full", since: noon, people: 26, capacity: 24, watchPeople: 21, fullPeople: 24, seen: null, ...with_ });
const ids = (zones: Crowded[]) => zones.map((z) => z.zoneId);

describe("the alerts above every screen", () => {
  const all = [zone("hall"), zone("waiting", { seen }), zone("corridor", { level: "watch" }), zone("lab", { level: "watch", seen })];

  it("show what is full until it clears, and what fills up until somebody knows", () => {
    expect(ids(shown(all))).toEqual(["hall", "waiting", "corridor"]);
  });

  it("mark the page's title with what is full and not seen by anybody", () => {
    expect(ids(unseenFull(all))).toEqual(["hall"]);
  });

  it("are told once: those that were there when the screen opened are no news, and neither is one that somebody has seen", () => {
    const opened = latestSince(all, 0);
    expect(newsSince(all, opened)).toEqual([]);
    const later = [...all, zone("exit", { since: noon + 60_000 }), zone("lift", { since: noon + 60_000, seen })];
    expect(ids(newsSince(later, opened))).toEqual(["exit"]);
    expect(newsSince(later, latestSince(later, opened))).toEqual([]);
  });
});
