import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded-postgres.ts";

// Every test goes on with the folder that the one before has left, as a clinic's own folder would live through them.
let folder: string;
let dataFolder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anteroom-embedded-"));
  chmodSync(folder, 0o711);
  dataFolder = join(folder, "database");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.sequential("startEmbeddedPostgres", () => {
  it("gives a connection that both postgres.js and pg take", async () => {
    const server = await startEmbeddedPostgres({ dataFolder });
    await rememberDay(server, "monday");
    for (const settings of [server.connection, { connectionString: server.url }]) {
      const pool = new pg.Pool(settings);
      expect((await pool.query("select name from day")).rows).toEqual([{ name: "monday" }]);
      await pool.end();
    }
    await server.stop();
    expect(isRunning()).toBe(false);
  });

  it("finds its rows again after a stop, and stops as often as it is asked to", async () => {
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(await days(server)).toEqual(["monday"]);
    await Promise.all([server.stop(), server.stop()]);
  });

  it("lets two that start at the same moment share one database, which lives until both have stopped", async () => {
    const both = await Promise.all([startEmbeddedPostgres({ dataFolder }), startEmbeddedPostgres({ dataFolder })]);
    expect(both.map((server) => server.attached).sort()).toEqual([false, true]);
    const [first, second] = both[0].attached ? [both[1], both[0]] : [both[0], both[1]];
    await first.stop();
    await rememberDay(second, "tuesday");
    expect(await days(second)).toEqual(["monday", "tuesday"]);
    await second.stop();
    expect(isRunning()).toBe(false);
  });

  it("shares it between processes too, and outlives the command that started it", async () => {
    const command = await inAnotherProcess();
    const server = await startEmbeddedPostgres({ dataFolder });
    expect([command.says, server.attached]).toEqual(["started", true]);
    command.process.stdin?.end("stop\n");
    await once(command.process, "exit");
    expect(await days(server)).toEqual(["monday", "tuesday"]);
    await server.stop();
  });

  it("stops the database when its process is killed, and starts again without losing a row", async () => {
    const killed = await inAnotherProcess("wednesday");
    killed.process.kill("SIGKILL");
    await once(killed.process, "exit");
    await expect.poll(isRunning, { timeout: 10_000 }).toBe(false);
    const server = await startEmbeddedPostgres({ dataFolder });
    expect([server.attached, await days(server)]).toEqual([false, ["monday", "tuesday", "wednesday"]]);
    await server.stop();
  });

  it("recovers when the process, the watchdog and PostgreSQL are all killed at once", async () => {
    const killed = await inAnotherProcess("thursday");
    const main = Number(pidFile().split("\n")[0]);
    for (const pid of [killed.process.pid!, parentOf(main), main]) process.kill(pid, "SIGKILL");
    await once(killed.process, "exit");
    expect(existsSync(join(dataFolder, "cluster", "postmaster.pid"))).toBe(true);
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(await days(server)).toEqual(["monday", "tuesday", "wednesday", "thursday"]);
    await server.stop();
  });

  it("takes over from a PostgreSQL whose process and watchdog are gone", async () => {
    const killed = await inAnotherProcess("friday");
    const main = Number(pidFile().split("\n")[0]);
    for (const pid of [parentOf(main), killed.process.pid!]) process.kill(pid, "SIGKILL");
    await once(killed.process, "exit");
    const server = await startEmbeddedPostgres({ dataFolder });
    expect([server.attached, (await days(server)).at(-1)]).toEqual([false, "friday"]);
    await server.stop();
  });

  it("leaves alone a program that has been given the number in a stale pid file", async () => {
    const stranger = spawn("sleep", ["60"]);
    writeFileSync(join(dataFolder, "cluster", "postmaster.pid"), pidFileOf(stranger.pid!));
    writeFileSync(join(dataFolder, "run", ".s.PGSQL.5432.lock"), pidFileOf(stranger.pid!));
    const server = await startEmbeddedPostgres({ dataFolder });
    expect((await days(server)).length).toBe(5);
    expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
    await server.stop();
    stranger.kill();
  });

  it("refuses a folder that holds something else, and says so", async () => {
    const other = join(folder, "other");
    mkdirSync(join(other, "cluster"), { recursive: true });
    writeFileSync(join(other, "cluster", "letters.txt"), "dear");
    await expect(startEmbeddedPostgres({ dataFolder: other })).rejects.toThrow(/holds something that is not a database/);
  });

  it("says how to go on when the data were written by another PostgreSQL", async () => {
    const version = join(dataFolder, "cluster", "PG_VERSION");
    const ours = readFileSync(version, "utf8");
    writeFileSync(version, "12\n");
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow(/written by PostgreSQL 12.*backup.*DATABASE_URL/);
    writeFileSync(version, ours);
  });
});

async function rememberDay(server: EmbeddedPostgres, name: string): Promise<void> {
  const sql = postgres({ ...server.connection, max: 1, onnotice: () => {} });
  await sql`create table if not exists day (at timestamptz default clock_timestamp(), name text)`;
  await sql`insert into day (name) values (${name})`;
  await sql.end();
}

async function days(server: EmbeddedPostgres): Promise<string[]> {
  const sql = postgres({ ...server.connection, max: 1 });
  const rows = await sql<{ name: string }[]>`select name from day order by at`;
  await sql.end();
  return rows.map((row) => row.name);
}

/** A second program of the same project; it lives until it is killed or hears a word, and writes a day if told to. */
async function inAnotherProcess(day?: string): Promise<{ process: ChildProcess; says: string }> {
  const source = `
    const { default: postgres } = await import("postgres");
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL("./embedded-postgres.ts", import.meta.url).href)});
    const server = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)} });
    const day = ${JSON.stringify(day ?? null)};
    if (day) await postgres(server.connection)\`insert into day (name) values (\${day})\`;
    console.log(server.attached ? "attached" : "started");
    process.stdin.once("data", async () => { await server.stop(); process.exit(); });
  `;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", source], { stdio: ["pipe", "pipe", "inherit"] });
  const [says] = (await once(createInterface(child.stdout), "line")) as [string];
  return { process: child, says };
}

function pidFile(): string {
  return readFileSync(join(dataFolder, "cluster", "postmaster.pid"), "utf8");
}

function pidFileOf(pid: number): string {
  return [pid, join(dataFolder, "cluster"), 1_700_000_000, 5432, join(dataFolder, "run"), "", "", "ready", ""].join("\n");
}

function isRunning(): boolean {
  return existsSync(join(dataFolder, "cluster", "postmaster.pid"));
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]);
}
