import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { describe, expect, inject, it } from "vitest";
import { saveClinic } from "#server/clinics.ts";
import { keepClinics } from "#server/clinic-keeper.ts";
import { openTestHouse, smallClinic } from "#server/testing/test-house.ts";

describe("kill -9 in the middle of a busy day", () => {
  it("loses nothing that was acknowledged, and the clinic comes back as it was", async () => {
    const server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    const child = spawn(process.execPath, ["--import", "tsx", "src/server/testing/crash-child.ts", JSON.stringify(inject("postgres")), server.database], { stdio: ["ignore", "pipe", "inherit"] });

    const acknowledged: number[] = [];
    await new Promise<void>((resolve) => {
      createInterface(child.stdout).on("line", (line) => {
        acknowledged.push(Number(line));
        // Somewhere in the middle of a command: the child is writing all the time.
        if (acknowledged.length === 120) child.kill("SIGKILL");
      });
      child.on("exit", () => resolve());
    });

    const { sql } = server.house.database;
    const [log] = await sql<{ first: number; last: number; rows: number }[]>`select min(seq)::int as first, max(seq)::int as last, count(*)::int as rows from events where clinic_id = 'clinic'`;
    expect(log?.rows).toBe(log?.last);
    expect(log?.last).toBeGreaterThanOrEqual(Math.max(...acknowledged));

    const recovered = keepClinics(sql);
    await recovered.open("clinic");
    expect(recovered.state("clinic").seq).toBe(log?.last);
    // Every ticket of the log has its person, and every person a ticket: a command is whole or has not been.
    const [pairs] = await sql<{ visits: number; tickets: number; tokens: number }[]>`
      select (select count(*)::int from visits) as visits, (select count(*)::int from tickets) as tickets, (select count(*)::int from access_tokens where kind = 'ticket') as tokens`;
    const held = Object.keys(recovered.state("clinic").tickets).length;
    expect(pairs).toEqual({ visits: held, tickets: held, tokens: held });
    await server.close();
  });
});
