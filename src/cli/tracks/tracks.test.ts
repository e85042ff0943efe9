import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readBoxesJson } from "#cli/tracks/boxes-json.ts";
import { filmOf, thinned, type Film } from "#cli/tracks/film.ts";
import { follow } from "#cli/tracks/follow.ts";
import { readLine } from "#cli/tracks/line-argument.ts";
import { readMotText, writeMotText } from "#cli/tracks/mot-text.ts";
import { readFilm } from "#cli/tracks/read-film.ts";
import { beliefs } from "#cli/tracks/scores.ts";

function filmIn(text: string): Film {
  const film = readMotText(text);
  if (!film.ok) throw new Error(film.refusal.says);
  return film.value;
}

function refusalOf(text: string): string | undefined {
  const film = readMotText(text);
  return film.ok ? undefined : film.refusal.says;
}

describe("detections as MOTChallenge writes them", () => {
  it("are read frame by frame, also those in which nobody was seen", () => {
    expect(filmIn("1,-1,10,20,30,40,0.5,-1,-1,-1\n3,-1,1,2,3,4,0.7\n4,-1,1,2,3,4,0.6\n").frames).toEqual([
      { number: 1, detections: [{ box: { x: 10, y: 20, width: 30, height: 40 }, score: 0.5 }] },
      { number: 2, detections: [] },
      { number: 3, detections: [{ box: { x: 1, y: 2, width: 3, height: 4 }, score: 0.7 }] },
      { number: 4, detections: [{ box: { x: 1, y: 2, width: 3, height: 4 }, score: 0.6 }] },
    ]);
  });

  it("of every sixth frame are a film of those alone", () => {
    const row = (frame: number) => `${frame},-1,1,2,3,4,${frame / 100}`;
    expect(filmIn([1, 7, 19].map(row).join("\n")).frames.map((f) => [f.number, f.detections.length])).toEqual([[1, 1], [7, 1], [13, 0], [19, 1]]);
  });

  it("may end their lines as Windows does, begin with a mark and leave lines empty", () => {
    expect(filmIn("\uFEFF1,-1,1,2,3,4,0.5\r\n\r\n2,-1,1,2,3,4,0.6\r\n").frames).toHaveLength(2);
  });

  it("are refused at the first row that does not fit, with its line", () => {
    const good = "1,-1,10,20,30,40,0.5\n";
    expect(refusalOf(`${good}${good}2,-1,ten,20,30,40,0.5\n`)).toBe('line 3: "ten" is not a number');
    expect(refusalOf(`${good}\n0,-1,10,20,30,40,0.5\n`)).toBe("line 3: 0 is not a frame number");
    expect(refusalOf(`${good}1.5,-1,10,20,30,40,0.5\n`)).toBe("line 2: 1.5 is not a frame number");
    expect(refusalOf(`${good}2,-1,10,20,0,40,0.5\n`)).toBe("line 2: a box of 0 by 40 holds nobody");
    expect(refusalOf(`${good}hello\n`)).toBe("line 2: expected frame,id,left,top,width,height,score, got 1 field");
    expect(refusalOf(`${good}2,-1,,20,30,40,0.5\n`)).toBe('line 2: "" is not a number');
  });

  it("of an empty file are a film without frames", () => {
    expect(filmIn("")).toEqual({ frames: [] });
    expect(follow(filmIn(""), 30, [])).toMatchObject({ rows: [], people: 0 });
  });
});

describe("scores", () => {
  it("from 0 to 1 are beliefs as they are", () => {
    expect(beliefs([0.2, 0.9], "auto")).toEqual([0.2, 0.9]);
  });

  it("beyond are margins, of which 0 is an even chance", () => {
    expect(beliefs([0, 2.2], "auto")[0]).toBe(0.5);
    // 1 / (1 + e^-2.2) = 0.9002.
    expect(beliefs([0, 2.2], "auto")[1]).toBeCloseTo(0.9, 3);
  });

  it("that are all the same say nothing", () => {
    expect(beliefs([-1, -1], "auto")).toEqual([1, 1]);
  });
});

describe("detections as JSON", () => {
  it("are frames of score and box", () => {
    expect(readBoxesJson("[[[0.8,1,2,3,4]],[]]")).toEqual({ ok: true, value: { frames: [{ number: 1, detections: [{ score: 0.8, box: { x: 1, y: 2, width: 3, height: 4 } }] }, { number: 2, detections: [] }] } });
  });

  it("are refused at the first box that does not fit, with its frame", () => {
    expect(readBoxesJson("[[],[[0.8,1,2,3,4],[0.8,1,2,3]]]")).toMatchObject({ ok: false, refusal: { says: "frame 2, box 2: [0.8,1,2,3] is not [score, left, top, width, height]" } });
    expect(readBoxesJson("{")).toMatchObject({ ok: false });
    expect(readBoxesJson("{}")).toMatchObject({ ok: false });
  });
});

describe("readFilm", () => {
  it("reads gzipped files whatever they are called", () => {
    const file = join(mkdtempSync(join(tmpdir(), "tracks-")), "det.txt");
    writeFileSync(file, gzipSync("1,-1,1,2,3,4,0.5\n"));
    expect(readFilm(file, "mot", "auto")).toMatchObject({ ok: true, value: { frames: [{ number: 1 }] } });
  });
});

describe("a line on the command line", () => {
  it("is two points", () => {
    expect(readLine("480,0,480,1080")).toEqual({ id: "480,0,480,1080", from: { x: 480, y: 0 }, to: { x: 480, y: 1080 } });
  });

  it("is nothing else", () => {
    for (const text of ["", "1,2,3", "1,2,3,x", "1,2,,4", "5,5,5,5"]) expect(readLine(text)).toBeUndefined();
  });
});

describe("follow", () => {
  const walk = filmOf(new Map(Array.from({ length: 20 }, (_, i) => [i + 1, [{ score: 0.9, box: { x: 10 * i, y: 0, width: 40, height: 100 } }]])));

  it("tells each crossing with its frame, and how long tracking took by the clock it is given", () => {
    let now = 0;
    const { crossings, people, trackingMs } = follow(walk, 10, [{ id: "a", from: { x: 105, y: 200 }, to: { x: 105, y: 0 } }], { clock: () => now++ });
    // The foot is at 10 i + 20: past 105 + 10 in frame 11, at 120, or one later for the smoothing.
    expect(crossings).toMatchObject([{ lineId: "a", direction: "in", trackId: 1 }]);
    expect([11, 12]).toContain(crossings[0]?.frame);
    expect([people, trackingMs]).toEqual([1, 20]);
  });

  it("writes people from their very first frame on, for scorers to read", () => {
    const text = writeMotText(follow(thinned(walk, 2), 10, []).rows);
    expect(text.split("\n")[0]).toBe("1,1,0,0,40,100,0.9,-1,-1,-1");
    expect(text.trim().split("\n").map((line) => line.split(",")[0])).toEqual(["1", "3", "5", "7", "9", "11", "13", "15", "17", "19"]);
  });
});

const footage = resolve(process.env.ANTEROOM_SHARED_DATA ?? "../shared/data", "footage/detections-vtest.json");
const isAbsent = !existsSync(footage);

describe.skipIf(isAbsent)(isAbsent ? "skipped: shared data absent" : "people in a street", () => {
  it("cross a line 9 times to the left and 4 times to the right at 5 frames a second, and the man who loiters on it never more than once each way", () => {
    const film = readFilm(footage, "boxes", "auto");
    if (!film.ok) throw new Error(film.refusal.says);
    const { crossings } = follow(thinned({ frames: film.value.frames.slice(0, 285) }, 2), 10, [{ id: "line", from: { x: 600, y: 430 }, to: { x: 600, y: 200 } }]);
    expect(crossings.filter((c) => c.direction === "out")).toHaveLength(9);
    expect(crossings.filter((c) => c.direction === "in")).toHaveLength(4);
  });
});
