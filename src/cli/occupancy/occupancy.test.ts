import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calit2, calit2Setup, calit2Files } from "#cli/occupancy/calit2.ts";
import { readCountFile, type CountRow } from "#cli/occupancy/count-file.ts";
import { layout } from "#cli/occupancy/layout.ts";
import { replayRows } from "#cli/occupancy/replay-rows.ts";
import { hourMs } from "#domain/time.ts";

const house = {
  timeZone: "Europe/Zurich",
  zones: [{ id: "waiting", capacity: 40 }],
  doors: [{ id: "main", from: null, to: "waiting" }],
  sensors: [
    { id: "door", placements: [{ at: "door", doorId: "main" }] },
    { id: "camera", placements: [{ at: "zone", zoneId: "waiting" }] },
  ],
};
const setup = layout.parse(house);
let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "anteroom-occupancy-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe("a layout", () => {
  it("is refused when it points at what is not there", () => {
    const wrong = layout.safeParse({ ...house, doors: [{ id: "main", from: null, to: "hall" }] });
    expect(wrong.error?.issues[0]?.message).toBe('there is no zone "hall"');
  });
});

describe("a file of counts", () => {
  const header = "at,sensor,line,in,out,level,check_ins,check_outs\n";
  const wrongOf = (rows: string) => readCountFile(file("wrong.csv", header + rows), setup).wrong.map((w) => w.replace(/^.*line/, "line"));

  it("is read in the order of time, on the clock of the house where it names no other", () => {
    const { rows } = readCountFile(file("good.csv", `${header}2026-01-15T08:10,camera,,,,7,,\n2026-01-15T07:05:00Z,door,,3,1,,2,0\n`), setup);
    expect(rows).toEqual([
      { at: Date.UTC(2026, 0, 15, 7, 5), text: "2026-01-15T07:05:00Z", sensorId: "door", line: "", in: 3, out: 1, checkIns: 2, checkOuts: 0 },
      { at: Date.UTC(2026, 0, 15, 7, 10), text: "2026-01-15T08:10", sensorId: "camera", line: "", level: 7 },
    ]);
  });

  it.each([
    ["2026-01-15T08:00,window,,1,1,,,", 'line 2: there is no sensor "window" in the layout'],
    ["yesterday,door,,1,1,,,", 'line 2: at "yesterday" is not a time such as 2026-01-15T08:05:00Z'],
    ["2026-01-15T08:00,door,,-1,1,,,", 'line 2: in "-1" is not a number of people'],
    ["2026-01-15T08:00,door,,many,1,,,", 'line 2: in "many" is not a number of people'],
    ["2026-01-15T08:00,,,1,1,,,", "line 2: sensor is missing"],
    ["2026-01-15T08:00,door,,,,5,,", 'line 2: sensor "door" stands at a door: it has no level'],
    ["2026-01-15T08:00,door,,1,1,,,\n2026-01-15T08:05,,,,,,,", "line 3: says nothing: in, out, level, occupied, check_ins and check_outs are all empty"],
  ])("is refused by its line: %s", (row, sentence) => {
    expect(wrongOf(`${row}\n`)).toEqual([sentence]);
  });
});

const monday = Date.UTC(2026, 0, 12, 2, 30);
const at = (hours: number) => monday + hours * hourMs;
const door = (hours: number, entered: number, left: number): CountRow => ({ at: at(hours), text: String(hours), sensorId: "door", line: "", in: entered, out: left });
const camera = (hours: number, level: number): CountRow => ({ at: at(hours), text: String(hours), sensorId: "camera", line: "", level });
const peopleAt = (rows: CountRow[], options = {}) => [...replayRows(setup, rows, options)].map((m) => m.zones[0]?.people);

describe("a replay", () => {
  it("says nothing of a zone before anybody has counted there", () => {
    expect(peopleAt([{ at: at(6), text: "", line: "", checkIns: 2 }])).toEqual([undefined]);
    expect(peopleAt([door(7, 4, 0)])[0]?.people).toBeCloseTo(4, 0);
  });

  it("never looks ahead: what is said of a morning is the same whatever the evening brings", () => {
    const morning = Array.from({ length: 20 }, (_, i) => [door(6 + i / 10, 5, 3), camera(6 + i / 10, 2 * i)]).flat();
    const evening = Array.from({ length: 20 }, (_, i) => door(12 + i / 10, 0, 40));
    expect(peopleAt([...morning, ...evening]).slice(0, 20)).toEqual(peopleAt(morning));
  });

  it("starts a file that begins at night with nobody, and one that begins by day with anybody", () => {
    const widthOf = (rows: CountRow[], options = {}) => (peopleAt(rows, options).at(-1)?.high ?? NaN) - (peopleAt(rows, options).at(-1)?.low ?? NaN);
    expect(widthOf([door(1, 0, 0), door(7, 10, 0)])).toBeLessThan(12);
    expect(widthOf([door(7, 10, 0)])).toBeGreaterThan(20);
    expect(widthOf([door(7, 10, 0)], { startsEmpty: true })).toBeLessThan(12);
  });

  it("finds the house empty at night though thirty were left over, and keeps whom a camera still sees", () => {
    const day = [door(1, 0, 0), door(8, 100, 0), door(15, 0, 80)];
    const [after, watched] = [[...day, door(25, 0, 0)], [...day, camera(24.9, 20), door(25, 0, 0)]].map((rows) => peopleAt(rows).at(-1)?.people);
    expect(after).toBeLessThan(1);
    expect(watched).toBeGreaterThan(10);
  });

  it("widens for a door that is late to report, and names it", () => {
    const late = layout.parse({ ...house, sensors: house.sensors.map((s) => ({ ...s, expectedEverySeconds: 300 })) });
    const rows = [door(1, 0, 0), ...Array.from({ length: 12 }, (_, i) => [door(7 + i / 12, 6, 4), camera(7 + i / 12, 2 * i)]).flat(), ...Array.from({ length: 12 }, (_, i) => camera(8 + i / 12, 24))];
    const moments = [...replayRows(late, rows)];
    expect(moments.at(12)?.zones[0]?.silent).toEqual([]);
    expect(moments.at(-1)?.zones[0]?.silent).toEqual(["door"]);
    const width = (i: number) => (moments.at(i)?.zones[0]?.people?.high ?? NaN) - (moments.at(i)?.zones[0]?.people?.low ?? NaN);
    expect(width(-1)).toBeGreaterThan(width(12) + 4);
  });
});

describe("anteroom occupancy", () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ["--import", "tsx", "src/cli/anteroom.ts", "occupancy", ...args], { encoding: "utf8" });

  it("writes what it estimates, and says in JSON what it has learned", { timeout: 60_000 }, () => {
    const counts = file("counts.csv", "at,sensor,in,out,level\n2026-01-15T04:00:00Z,door,0,0,\n2026-01-15T08:00:00Z,door,12,2,\n2026-01-15T08:00:00Z,camera,,,10\n");
    const out = join(folder, "out.csv");
    const done = run("--layout", file("layout.json", JSON.stringify(house)), "--counts", counts, "--out", out, "--json");
    expect(done.stderr).toBe("");
    expect(JSON.parse(done.stdout)).toMatchObject({ rows: 3, moments: 2, zones: { waiting: {} } });
    const [header, , second] = readFileSync(out, "utf8").split("\n");
    expect(header).toBe("at,zone,people,low,high");
    expect(second).toMatch(/^2026-01-15T08:00:00Z,waiting,10\.\d,\d+\.\d,\d+\.\d$/);
  });

  it("writes nothing when a row is wrong", { timeout: 60_000 }, () => {
    const out = join(folder, "none.csv");
    const done = run("--layout", file("layout.json", JSON.stringify(house)), "--counts", file("bad.csv", "at,sensor,in,out\n2026-01-15T08:00:00Z,window,1,1\n"), "--out", out);
    expect(done.status).toBe(1);
    expect(done.stderr).toContain('line 2: there is no sensor "window" in the layout');
    expect(existsSync(out)).toBe(false);
  });
});

const shared = calit2Files(process.env.ANTEROOM_SHARED_DATA);
describe("fifteen weeks of a real building", () => {
  it.skipIf(!existsSync(shared.entering))(`are zero at night without a jump by day, and nearer to it before than in minus out${existsSync(shared.entering) ? "" : " (skipped: shared data absent)"}`, () => {
    let largestStep = 0;
    let before = 0;
    const leftOver: { plain: number; ours: number }[] = [];
    let plain = 0;
    let belowZero = 0;
    const rows = calit2(shared);
    [...replayRows(calit2Setup, rows)].forEach((moment, i) => {
      const row = rows[i] as CountRow;
      const people = moment.beliefs.zones.building?.mean ?? NaN;
      const net = (row.in ?? 0) - (row.out ?? 0);
      if (moment.emptied) {
        if (i > 48) leftOver.push({ plain, ours: before });
        plain = 0;
      } else largestStep = Math.max(largestStep, Math.abs(people - before - net) / Math.max(5, (row.in ?? 0) + (row.out ?? 0)));
      if (people < -0.5) belowZero++;
      plain += net;
      before = people;
    });
    const median = (of: number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] as number;
    expect(leftOver.length).toBeGreaterThan(90);
    expect(belowZero / rows.length).toBeLessThan(0.35);
    // From one half hour to the next the people who crossed, and at most three in ten more for those whom the door misses.
    expect(largestStep).toBeLessThan(0.3);
    expect(median(leftOver.map((l) => Math.abs(l.ours)))).toBeLessThan(0.9 * median(leftOver.map((l) => Math.abs(l.plain))));
    const sum = (of: number[]) => of.reduce((a, b) => a + b, 0) / of.length;
    // In minus out is seven people too many on the average night; what is learned is right.
    expect(sum(leftOver.map((l) => l.plain))).toBeGreaterThan(7);
    expect(Math.abs(sum(leftOver.map((l) => l.ours)))).toBeLessThan(1);
  });
});

