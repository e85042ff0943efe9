import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres, type DatabaseConnection } from "./embedded-postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** An empty PostgreSQL that lives as long as the test run. Each test file makes a database of its own in it. */
    postgres: DatabaseConnection;
  }
}

/** One PostgreSQL for the whole run; `inject("postgres")` gives a test its connection. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "anteroom-tests-"));
  // PostgreSQL does not run as root; under root the account that it runs as must be able to get in.
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({
    dataFolder: join(folder, "database"),
    say: console.error,
    // Nobody needs these rows after a power cut.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  project.provide("postgres", server.connection);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
