import { describe, expect, it } from "vitest";
import { settleClock } from "#domain/occupancy/clock-skew.ts";
import { readingKey, type Reading } from "#domain/occupancy/reading.ts";
import { dayMs, hourMs, minuteMs } from "#domain/time.ts";

const received = Date.UTC(2026, 0, 15, 12);
const levelAt = (at: number): Reading => ({ kind: "level", area: "A", at, people: 3 });

describe("settleClock", () => {
  it("believes a sensor whose clock is right", () => {
    expect(settleClock(levelAt(received - 5_000), received)).toEqual({ reading: levelAt(received - 5_000), skewed: false });
  });

  it("believes a sensor that was offline for days and sends its past", () => {
    expect(settleClock(levelAt(received - 3 * dayMs), received).skewed).toBe(false);
  });

  it("forgives a clock that is two minutes ahead", () => {
    expect(settleClock(levelAt(received + 2 * minuteMs), received).skewed).toBe(false);
  });

  it("takes the moment of receipt from a clock that is further ahead", () => {
    expect(settleClock(levelAt(received + 3 * minuteMs), received)).toEqual({ reading: levelAt(received), skewed: true });
  });

  it("takes the moment of receipt from a clock that has lost its battery", () => {
    expect(settleClock(levelAt(Date.UTC(2000, 0, 1, 0, 14)), received)).toEqual({ reading: levelAt(received), skewed: true });
  });

  it("keeps the length of an interval", () => {
    const ahead: Reading = { kind: "crossings", line: "1", from: received + 10 * minuteMs, at: received + 11 * minuteMs, in: 2, out: 0 };
    expect(settleClock(ahead, received).reading).toEqual({ ...ahead, from: received - minuteMs, at: received });
  });

  it("moves the counter's restart along, so that a clock a day ahead does not restart it with every report", () => {
    const ahead: Reading = { kind: "totals", line: "1", at: received + dayMs, since: received + dayMs - 13 * hourMs, inTotal: 40 };
    expect(settleClock(ahead, received).reading).toEqual({ ...ahead, at: received, since: received - 13 * hourMs });
  });

  it("moves pictures and beams along, and knows them again when they are sent once more", () => {
    const yearOff = received - 400 * dayMs;
    const film: Reading = { kind: "thermal", line: "door", at: yearOff, width: 1, height: 1, axis: "x", frames: [{ at: yearOff - 500, celsius: [21] }, { at: yearOff, celsius: [22] }] };
    const moved = settleClock(film, received);
    expect(moved).toEqual({ reading: { ...film, at: received, frames: [{ at: received - 500, celsius: [21] }, { at: received, celsius: [22] }] }, skewed: true });
    const beams: Reading = { kind: "beams", line: "door", at: yearOff, events: [{ beam: "A", broken: true, at: yearOff - 700 }] };
    const again = [received, received + minuteMs].map((at) => settleClock(beams, at).reading);
    expect(again[0]).toMatchObject({ at: received, events: [{ beam: "A", at: received - 700 }] });
    for (const [one, other] of [[moved.reading, settleClock(film, received + minuteMs).reading], again] as [Reading, Reading][]) expect(readingKey(one)).toBe(readingKey(other));
  });
});
