import { describe, expect, it } from "vitest";
import { cameraMessage } from "#contract/camera.ts";
import { closeInterval, isDue, openInterval, withCrossings, withFrame } from "#features/camera/counting/interval-maker.ts";

const start = 1_700_000_000_000;
const drawn = { lines: [{ id: "door" }, { id: "gate" }], areas: [{ id: "chairs" }] };
const crossing = (direction: "in" | "out", lineId = "door") => ({ lineId, direction, at: start, trackId: 1 });

describe("an interval", () => {
  it("ends after ten seconds without anybody", () => {
    const open = withFrame(openInterval(start), [], { chairs: 2 }, start + 9_800);
    expect(isDue(open, start + 9_999)).toBe(false);
    expect(isDue(open, start + 10_000)).toBe(true);
  });

  it("ends a second after somebody crossed, with those who crossed in that second", () => {
    let open = withFrame(openInterval(start), [crossing("in")], { chairs: 0 }, start + 3_000);
    open = withFrame(open, [crossing("in"), crossing("out", "gate")], { chairs: 1 }, start + 3_800);
    expect(isDue(open, start + 3_900)).toBe(false);
    expect(isDue(open, start + 4_000)).toBe(true);
    expect(closeInterval(open, start + 4_000, drawn, [])).toEqual({
      from: start,
      at: start + 4_000,
      lines: [{ line: "door", in: 2, out: 0 }, { line: "gate", in: 0, out: 1 }],
      areas: [{ area: "chairs", people: 1 }],
      // Two pictures in four seconds.
      health: { detectionsPerSecond: 0.5, troubles: [] },
    });
  });

  it("without a picture tells what is wrong and claims nothing about people", () => {
    expect(closeInterval(openInterval(start), start + 10_000, drawn, ["The camera is unplugged."])).toEqual({
      from: start,
      at: start + 10_000,
      lines: [],
      areas: [],
      health: { detectionsPerSecond: 0, troubles: ["The camera is unplugged."] },
    });
  });

  it("holds a crossing that was known only when the film had ended", () => {
    const open = withCrossings(openInterval(start), [crossing("out")], start + 100);
    expect(closeInterval(open, start + 200, drawn, []).lines).toEqual([{ line: "door", in: 0, out: 1 }, { line: "gate", in: 0, out: 0 }]);
  });

  it("never ends before it began, and always fits the contract", () => {
    const many = Array.from({ length: 20 }, (_, i) => `${i} ${"x".repeat(300)}`);
    const interval = closeInterval(openInterval(start + 0.4), start - 5_000, drawn, many);
    expect(interval.at).toBeGreaterThanOrEqual(interval.from);
    const message = { camera: "anteroom", session: "00000000-0000-4000-8000-000000000000", intervals: [{ seq: 0, ...interval }] };
    expect(cameraMessage.safeParse(message).success).toBe(true);
  });
});
