import { join } from "node:path";
import { sql as raw } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import type { DatabaseConnection } from "#server/store/embedded-postgres.ts";

/**
 * Two clients of one database: drizzle changes the parsers of the client it is given (a timestamptz would come back as
 * a string), so raw SQL, batches and LISTEN have one of their own.
 */
export type Database = {
  db: PostgresJsDatabase;
  sql: Sql;
  /** For libraries that bring their own client. */
  connection: DatabaseConnection | string;
  close(): Promise<void>;
};

/** Opens and migrates. Several processes may start at once: a lock lets one migrate while the others wait. */
export async function openDatabase(connection: DatabaseConnection | string, options: { poolSize?: number } = {}): Promise<Database> {
  const migrationsFolder = join(process.cwd(), "drizzle", "migrations");
  const migrator = client(connection, 1);
  try {
    await migrator`select pg_advisory_lock(7203401)`;
    await migrate(drizzle(migrator), { migrationsFolder });
    await drizzle(migrator).execute(raw`select ensure_month_partitions(current_date - 31, 4)`);
  } finally {
    await migrator.end();
  }
  const forDrizzle = client(connection, options.poolSize ?? 4);
  const sql = client(connection, options.poolSize ?? 10);
  return {
    db: drizzle(forDrizzle),
    sql,
    connection,
    close: async () => {
      await Promise.all([forDrizzle.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    },
  };
}

function client(connection: DatabaseConnection | string, max: number): Sql {
  const quiet = { max, onnotice: () => {} };
  return typeof connection === "string" ? postgres(connection, quiet) : postgres({ ...connection, ...quiet });
}
