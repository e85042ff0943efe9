import { describe, expect, it } from "vitest";
import { playDoor, playView } from "./play.ts";
import { chosenOn, hasRecordings, judgedOn, readDoor, readView, views } from "./recordings.ts";
import { f1, miscounted, scoreDoor } from "./scores.ts";
import { sharedData } from "../tracking/sequences.ts";

const data = sharedData();
const isAbsent = !hasRecordings(data);

/**
 * Labels count somebody who steps over the line and back within two seconds as one in and one out; to us they have not
 * crossed. There is one such turn in two of the recordings.
 */
const turns: Record<string, number> = { "hantus-2ppl": 1, "hantus-1person_add": 1 };

describe.skipIf(isAbsent)(isAbsent ? "skipped: shared data absent" : "a real doorway under an array of 8 x 8", () => {
  it.each([...chosenOn, ...judgedOn])("is counted as labelled in %s, but for those who turn round on the threshold", (name) => {
    const recording = readDoor(data as string, name);
    for (const every of [1, 2]) {
      const events = playDoor(recording, every);
      const score = scoreDoor(recording.truth, events, recording.framesPerSecond);
      const missed = 2 * (turns[name] ?? 0);
      expect(score).toEqual({ truth: recording.truth.length, counted: recording.truth.length - missed, hits: recording.truth.length - missed });
    }
  });

  it("is counted with at most one person in ten missed or too many at two frames a second", () => {
    const recordings = [...chosenOn, ...judgedOn].map((name) => readDoor(data as string, name));
    const wrong = recordings.map((recording) => miscounted(recording.truth, playDoor(recording, 5))).reduce((a, b) => a + b, 0);
    const truth = recordings.reduce((sum, recording) => sum + recording.truth.length, 0);
    expect(truth).toBe(141);
    expect(wrong).toBeLessThanOrEqual(14);
  });

  it("is seen to hold nobody, or the two who sit there, in at least 95 of 100 frames", () => {
    for (const name of views) {
      const recording = readView(data as string, name);
      const told = playView(recording).filter((people) => people !== undefined);
      expect(told.length).toBeGreaterThan(0.9 * recording.frames.length);
      expect(told.filter((people) => people === recording.people).length / told.length).toBeGreaterThanOrEqual(0.95);
    }
  });
});

describe("the score of a doorway", () => {
  it("gives each true crossing one counted one of its direction within two seconds", () => {
    const truth = [{ frame: 50, direction: "in" as const }, { frame: 60, direction: "out" as const }, { frame: 200, direction: "in" as const }];
    const counted = [{ frame: 55, direction: "in" as const }, { frame: 61, direction: "in" as const }, { frame: 221, direction: "in" as const }];
    // The first is found; the second has the wrong direction; the third is 2.1 seconds late.
    const score = scoreDoor(truth, counted, 10);
    expect(score).toEqual({ truth: 3, counted: 3, hits: 1 });
    expect(f1(score)).toBeCloseTo(1 / 3);
    expect(miscounted(truth, counted)).toBe(2);
  });
});
