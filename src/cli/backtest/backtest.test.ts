import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loggedMoment } from "#cli/backtest/logged-moment.ts";
import { aLog } from "#domain/forecast/back-test/a-log.ts";
import { wallClock } from "#domain/wall-clock.ts";

const header = "visit_id,service,class,appointment_at,arrived_at,started_at,ended_at,server_id,room_id,left_at";
const iso = (at: number | undefined) => (at === undefined ? "" : new Date(at).toISOString().slice(0, 19));

describe("anteroom backtest", { timeout: 120_000 }, () => {
  let folder = "";
  const path = (name: string) => join(folder, name);
  const write = (name: string, ...lines: string[]) => writeFileSync(path(name), `${lines.join("\n")}\n`);
  const run = (...args: string[]) => spawnSync(process.execPath, ["--import", "tsx", "src/cli/anteroom.ts", "backtest", ...args], { encoding: "utf8" });
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "anteroom-backtest-"))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("writes a row for every forecast and method, from which its own figures can be recomputed", () => {
    write("log.csv", header, ...aLog(3).map((v) => [v.visitId, v.service, v.class, "", iso(v.arrivedAt), iso(v.startedAt), iso(v.endedAt), v.serverId ?? "", "", iso(v.leftAt)].join(",")));
    const done = run("--log", path("log.csv"), "--every", "30", "--predictions", path("out.csv"), "--json");
    expect(done.status).toBe(0);
    const answer = JSON.parse(done.stdout) as { forecasts: number; methods: Record<string, Record<string, Record<string, Record<string, number>>>> };
    const [head, ...rows] = readFileSync(path("out.csv"), "utf8").trim().split("\n");
    expect(head).toBe("visit_id,asked_at,method,p05,p10,p25,p50,p75,p80,p90,p95,actual_minutes");
    const cells = rows.map((row) => row.split(","));
    const arrivals = new Map(aLog(3).map((v) => [v.visitId, v]));
    expect(cells.filter((c) => c[2] === "ours").length).toBe(answer.forecasts);
    expect(new Set(cells.filter((c) => c[1] === iso(arrivals.get(c[0] as string)?.arrivedAt)).map((c) => c[0])).size).toBe(aLog(3).length);
    // Whoever left has no actual wait.
    expect(cells.every((c) => (c[11] === "") === (arrivals.get(c[0] as string)?.startedAt === undefined))).toBe(true);
    for (const method of ["ours", "last-5", "erlang"]) {
      const own = cells.filter((c) => c[2] === method && c[1] === iso(arrivals.get(c[0] as string)?.arrivedAt) && c[11] !== "");
      const mae = own.reduce((sum, c) => sum + Math.abs(Number(c[6]) - Number(c[11])), 0) / own.length;
      const coverage = own.filter((c) => Number(c[3]) <= Number(c[11]) && Number(c[11]) <= Number(c[10])).length / own.length;
      expect(answer.methods[method]?.gp?.atCheckIn?.n).toBe(own.length);
      expect(answer.methods[method]?.gp?.atCheckIn?.mae).toBeCloseTo(mae, 3);
      expect(answer.methods[method]?.gp?.atCheckIn?.coverage90).toBeCloseTo(coverage, 3);
    }
  });

  const wrongLog = [
    header,
    "a,gp,,,2026-01-05T08:00:00,2026-01-05T08:10:00,2026-01-05T08:05:00,,,",
    "b,gp,,,2026-01-05T08:10:00,2026-01-05T08:05:00,,,,",
    "c,gp,,,2026-01-05T08:10:00,,,,,",
    "a,gp,,,2026-01-05T08:00:00,2026-01-05T08:10:00,,,,",
    "d,gp,,,2026-02-30T08:10:00,2026-01-05T08:15:00,,,,",
    "e,gp,,,2026-01-05T09:00:00,2026-01-05T09:15:00,,x",
    "f,gp,,,2026-01-06T09:00:00,2026-01-06T09:15:00,2026-01-06T09:20:00,,,",
  ];

  it("refuses a log that violates itself, naming every line", () => {
    write("wrong.csv", ...wrongLog);
    const { status, stdout, stderr } = run("--log", path("wrong.csv"), "--json");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("wrong.csv, line 2: ended_at is before started_at.");
    expect(stderr).toContain("line 3: started_at is before arrived_at.");
    expect(stderr).toContain("line 4: neither started_at nor left_at.");
    expect(stderr).toContain("line 5: visit a repeats line 2.");
    expect(stderr).toContain('line 6: arrived_at "2026-02-30T08:10:00" is a time that does not exist.');
    expect(stderr).toContain("line 7: 8 cells where the header has 10.");
    expect(stderr).toContain("6 things are wrong; nothing was forecast. With --repair they are left out.");
  });

  it("leaves out what is wrong when that is asked", () => {
    write("wrong.csv", ...wrongLog);
    const done = run("--log", path("wrong.csv"), "--repair", "--json");
    expect(done.status).toBe(0);
    // The first visit keeps its wait and loses its end; the last is whole.
    expect(JSON.parse(done.stdout)).toMatchObject({ visits: 2, rows: 2, forecasts: 2, leftOut: 6 });
  });

  it("reads what a spreadsheet writes: a byte order mark, semicolons, quotes, Windows line ends, lines in any order", () => {
    writeFileSync(path("sheet.csv"), '\ufeff"visit_id";"service";"arrived_at";"started_at";"ended_at"\r\n"b;2";Radiología;2026-01-05 09:00;2026-01-05 09:30;2026-01-05 09:40\r\na;Radiología;2026-01-05 08:00;2026-01-05 08:00;\r\n\r\n');
    const done = run("--log", path("sheet.csv"), "--predictions", path("sheet-out.csv"), "--json");
    expect(done.stderr).not.toContain("wrong");
    expect(JSON.parse(done.stdout)).toMatchObject({ visits: 2, forecasts: 2 });
    const rows = readFileSync(path("sheet-out.csv"), "utf8").trim().split("\n");
    expect(rows[1]?.startsWith("a,2026-01-05T08:00:00,")).toBe(true);
    expect(rows.at(-1)?.startsWith('"b;2",2026-01-05T09:00:00,')).toBe(true);
    expect(rows.at(-1)?.endsWith(",30")).toBe(true);
  });

  it("names the zone that nobody knows, and the service", () => {
    write("good.csv", header, "a,gp,,,2026-01-05T08:00:00,2026-01-05T08:10:00,,,,");
    write("shifts.csv", "server_id,service,from,to", "d1,surgery,2026-01-05T08:00:00,2026-01-05T16:00:00", "d1,gp,2026-01-05T16:00:00,2026-01-05T08:00:00");
    expect(run("--log", path("good.csv"), "--time-zone", "Mars").stderr).toContain('--time-zone "Mars" is not a zone');
    const { stderr } = run("--log", path("good.csv"), "--shifts", path("shifts.csv"));
    expect(stderr).toContain('shifts.csv, line 2: service "surgery" is nowhere in the log.');
    expect(stderr).toContain("shifts.csv, line 3: to is not after from.");
  });
});

describe("loggedMoment", () => {
  const zurich = wallClock("Europe/Zurich");
  const utc = (text: string) => Date.parse(`${text}Z`);

  it("takes a time with an offset as it stands, and one without on the wall", () => {
    expect(loggedMoment("2026-07-01T09:00:00+05:30", zurich)).toEqual({ at: utc("2026-07-01T03:30:00"), hasOffset: true });
    expect(loggedMoment("2026-07-01 09:00", zurich)).toEqual({ at: utc("2026-07-01T07:00:00"), hasOffset: false });
    expect(loggedMoment("2026-07-01T09:00:00.250Z", zurich)).toEqual({ at: utc("2026-07-01T09:00:00.250"), hasOffset: true });
  });

  it("takes the second of two times in the night in which clocks go back when the first would be too early", () => {
    expect(loggedMoment("2026-10-25T02:10:00", zurich)).toMatchObject({ at: utc("2026-10-25T00:10:00") });
    expect(loggedMoment("2026-10-25T02:10:00", zurich, utc("2026-10-25T00:50:00"))).toMatchObject({ at: utc("2026-10-25T01:10:00") });
  });

  it("knows that there was no half past two in the night in which clocks go forward", () => {
    expect(loggedMoment("2026-03-29T02:30:00", zurich)).toMatchObject({ wrong: '"2026-03-29T02:30:00" does not exist in Europe/Zurich, where the clock jumps over it', instead: utc("2026-03-29T01:30:00") });
  });

  it("refuses what is no time", () => {
    for (const text of ["yesterday", "2026-13-01", "2026-01-01T25:00", "01.02.2026 09:00", "2026-01-01T09:61"]) expect(loggedMoment(text, zurich)).toHaveProperty("wrong");
  });
});
