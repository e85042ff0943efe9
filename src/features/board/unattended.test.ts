import { describe, expect, it } from "vitest";
import { driftAt, shouldReload, stalenessOf } from "#features/board/unattended.ts";

const minute = 60_000;
const hour = 60 * minute;
const noonInZurich = Date.UTC(2026, 0, 15, 11);

describe("stalenessOf", () => {
  it("says how old a picture is after half a minute, and does not believe it after two", () => {
    expect([0, 30_000, 30_001, 2 * minute, 2 * minute + 1].map((age) => stalenessOf(age, false))).toEqual(["fresh", "fresh", "old", "old", "very-old"]);
  });

  it("says so at once when the server cannot be reached", () => {
    expect(stalenessOf(1_000, true)).toBe("old");
  });
});

describe("shouldReload", () => {
  const page = { build: "a", newest: "a", loadedAt: noonInZurich - hour, now: noonInZurich, timeZone: "Europe/Zurich", isBusy: false };

  it("does not while all is as it was", () => {
    expect(shouldReload(page)).toBe(false);
  });

  it("does for a new version, but never while somebody is called", () => {
    expect(shouldReload({ ...page, newest: "b" })).toBe(true);
    expect(shouldReload({ ...page, newest: "b", isBusy: true })).toBe(false);
  });

  it("does not go round in circles between servers of two versions", () => {
    expect(shouldReload({ ...page, newest: "b", loadedAt: noonInZurich - 9 * minute })).toBe(false);
    expect(shouldReload({ ...page, newest: "b", loadedAt: noonInZurich - 10 * minute })).toBe(true);
  });

  it("does once in the clinic's night", () => {
    const atNight = Date.UTC(2026, 0, 16, 2, 30);
    expect(shouldReload({ ...page, now: atNight, loadedAt: atNight - 21 * hour })).toBe(true);
    expect(shouldReload({ ...page, now: atNight, loadedAt: atNight - 19 * hour })).toBe(false);
    expect(shouldReload({ ...page, now: atNight - 2 * hour, loadedAt: atNight - 30 * hour })).toBe(false);
  });
});

describe("driftAt", () => {
  it("moves by two pixels each minute and never by more than four from its place", () => {
    for (let i = 0; i < 200; i++) {
      const [here, next] = [driftAt(i * minute), driftAt((i + 1) * minute)];
      expect(Math.abs(here.x)).toBeLessThanOrEqual(4);
      expect(Math.abs(here.y)).toBeLessThanOrEqual(4);
      expect(Math.abs(next.x - here.x)).toBe(2);
      expect(driftAt(i * minute + 59_000)).toEqual(here);
    }
  });
});
