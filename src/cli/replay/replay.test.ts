import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const shared = process.env.ANTEROOM_SHARED_DATA ?? join("..", "shared", "data");
const counts = { entering: join(shared, "counts/calit2/people_entering.csv"), leaving: join(shared, "counts/calit2/people_leaving.csv") };
const visits = join(shared, "visits/bank-call-centre-1999-02.csv");
const here = (file: string) => (existsSync(file) ? "" : " (skipped: shared data absent)");

describe("anteroom replay", () => {
  let folder = "";
  const anteroom = (...args: string[]): Record<string, number> => {
    const done = spawnSync(process.execPath, ["--import", "tsx", "src/cli/anteroom.ts", ...args, "--json"], { encoding: "utf8", env: { ...process.env, ANTEROOM_DATA_DIR: join(folder, "data"), DATABASE_URL: "" } });
    if (done.status !== 0) throw new Error(done.stderr);
    return JSON.parse(done.stdout) as Record<string, number>;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "anteroom-replay-"));
    chmodSync(folder, 0o711);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(!existsSync(counts.entering))(`plays a week of a real building's door: every person of the file is counted${here(counts.entering)}`, { timeout: 120_000 }, () => {
    const played = anteroom("replay", "counts", "--entering", counts.entering, "--leaving", counts.leaving, "--time-zone", "America/Los_Angeles", "--days", "7");
    const week = (file: string) => readFileSync(file, "utf8").trim().split("\n").slice(1, 1 + 7 * 48).reduce((sum, line) => sum + Number(line.split(",")[1]), 0);
    expect(played).toMatchObject({ days: 7, readings: 7 * 48, entered: week(counts.entering), left: week(counts.leaving) });
  });

  it.skipIf(!existsSync(visits))(`plays a morning of a real log: everybody is served or leaves as the file says, after the same wait${here(visits)}`, { timeout: 120_000 }, () => {
    const played = anteroom("replay", "visits", "--log", visits, "--visits", "120");
    const rows = readFileSync(visits, "utf8").trim().split("\n").slice(1, 121).map((line) => line.split(","));
    const served = rows.filter((r) => r[5] !== "");
    const waited = served.reduce((sum, r) => sum + (Date.parse(`${r[5]}Z`) - Date.parse(`${r[4]}Z`)) / 60_000, 0) / served.length;
    expect(played).toMatchObject({ checkedIn: 120, served: served.length, left: rows.filter((r) => r[5] === "" && r[9] !== "").length, refused: 0 });
    expect(played.waitMinutesMean).toBeCloseTo(waited, 1);
  });
});
