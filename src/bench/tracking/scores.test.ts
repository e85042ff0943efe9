import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparable, readTruth, type Labels } from "./ground-truth.ts";
import { lineScores, scoreLine, sideChanges, type LineTruth } from "./line-events.ts";
import { scoresOf, tally } from "./scores.ts";
import { sharedData } from "./sequences.ts";

const box = (x: number) => ({ x, y: 0, width: 10, height: 20 });
/** One box a frame for each person: at the same place, under the ids given. */
const under = (...ids: number[]): Labels => ids.map((id) => [{ id, box: box(0) }]);

describe("scores of tracks", () => {
  it("are all one for the truth itself", () => {
    expect(scoresOf([tally(under(1, 1, 1), under(7, 7, 7))])).toEqual({ hota: 1, mota: 1, idf1: 1, switches: 0 });
  });

  it("fall when the id changes half-way", () => {
    const scores = scoresOf([tally(under(1, 1, 1, 1), under(7, 7, 8, 8))]);
    // One switch of four boxes; two of four boxes under the one best id; every box agrees with 2 of 4: the root of one half.
    expect(scores).toMatchObject({ mota: 0.75, idf1: 0.5, switches: 1 });
    expect(scores.hota).toBeCloseTo(Math.SQRT1_2);
  });

  it("fall with boxes too few and too many", () => {
    const truth: Labels = [[{ id: 1, box: box(0) }], [{ id: 1, box: box(0) }]];
    const answer: Labels = [[{ id: 5, box: box(0) }, { id: 6, box: box(500) }], []];
    // One of two found, one wrong: (1 - 1) / 2, 2 x 1 / 4; detection 1 of 3, its agreement 1 of 2.
    expect(scoresOf([tally(truth, answer)])).toMatchObject({ mota: 0, idf1: 0.5 });
    expect(scoresOf([tally(truth, answer)]).hota).toBeCloseTo(Math.sqrt(1 / 6));
  });

  it("count a box that overlaps by a half, and in HOTA by how much it does", () => {
    // 10 of 15 wide: 200 / 3 of overlap, that is 13 of HOTA's 19 thresholds.
    const scores = scoresOf([tally([[{ id: 1, box: { ...box(0), width: 15 } }]], [[{ id: 1, box: box(0) }]])]);
    expect(scores).toMatchObject({ mota: 1, idf1: 1 });
    expect(scores.hota).toBeCloseTo(13 / 19);
  });

  it("neither ask for nor punish who sits in the picture for all the film", () => {
    const truth = readTruth("1,1,0,0,10,20,1,1,1\n1,2,500,0,10,20,0,7,1\n", 1, true);
    expect(comparable(truth, [[{ id: 1, box: box(0) }, { id: 2, box: box(500) }]]).answer).toEqual([[{ id: 1, box: box(0) }]]);
  });
});

describe("events at a line", () => {
  const line: LineTruth = { axis: "x", at: 100, events: [] };

  it("match the nearest of their direction within thirty frames, once", () => {
    const truth = [{ frame: 100, dir: "fwd" }, { frame: 110, dir: "fwd" }, { frame: 300, dir: "rev" }] as const;
    const counted = [{ frame: 112, dir: "fwd" }, { frame: 141, dir: "fwd" }, { frame: 300, dir: "fwd" }] as const;
    // The first takes 112; 141 is 31 from the second. Three forth instead of two, none back instead of one.
    expect(scoreLine([...truth], [...counted])).toEqual({ truth: 3, counted: 3, hits: 1, wrong: 2 });
    expect(lineScores([{ truth: 3, counted: 3, hits: 1, wrong: 2 }])).toEqual({ f1: 1 / 3, countError: 2 / 3 });
  });

  it("are changes of side beyond the band", () => {
    const walk = [80, 98, 102, 98, 108].map((x): Labels[number] => [{ id: 1, box: box(x - 5) }]);
    expect(sideChanges(line, walk, 0.25)).toEqual([{ frame: 5, dir: "fwd" }]);
    expect(sideChanges(line, walk, 0)).toHaveLength(3);
  });
});

const data = sharedData();

describe.skipIf(!data)(data ? "published values" : "skipped: shared data absent", () => {
  const mot = `${data}/mot`;

  it("are met: IDF1, MOTA and switches of py-motmetrics' own example, and HOTA as its tests have it", () => {
    const published = [
      { name: "TUD-Campus", frames: 71, idf1: 0.558, mota: 0.526, switches: 7, hota: 0.3913974378451139 },
      { name: "TUD-Stadtmitte", frames: 179, idf1: 0.645, mota: 0.564, switches: 7, hota: 0.3978490169927877 },
    ];
    for (const { name, frames, idf1, mota, switches, hota } of published) {
      const labels = (file: string) => readTruth(readFileSync(`${mot}/${name}/${file}`, "utf8"), frames, false);
      const { truth, answer } = comparable(labels("gt/gt.txt"), labels("pymotmetrics-test.txt"));
      const scores = scoresOf([tally(truth, answer)]);
      expect(scores.idf1).toBeCloseTo(idf1, 3);
      expect(scores.mota).toBeCloseTo(mota, 3);
      expect(scores.switches).toBe(switches);
      expect(scores.hota).toBeCloseTo(hota, 12);
    }
  });

  it("are met: the true crossings of a line are the changes of side of the true boxes", () => {
    const lines = (JSON.parse(readFileSync(`${mot}/line-truth.json`, "utf8")) as Record<string, { frames: number; lines: LineTruth[] }>)["MOT17-02-DPM"];
    expect(existsSync(`${mot}/MOT17-02-DPM/gt/gt.txt`)).toBe(true);
    const truth = readTruth(readFileSync(`${mot}/MOT17-02-DPM/gt/gt.txt`, "utf8"), lines?.frames ?? 0, true);
    const { truth: people } = comparable(truth, []);
    for (const line of lines?.lines ?? []) {
      const wanted = line.events.map(({ frame, dir }) => `${frame} ${dir}`).sort();
      expect(sideChanges(line, people, 0.25).map(({ frame, dir }) => `${frame} ${dir}`).sort()).toEqual(wanted);
    }
  });
});
