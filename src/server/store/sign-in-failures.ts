import type { Sql } from "postgres";
import { minuteMs, type EpochMs } from "#domain/time.ts";

const failuresAllowed = 10;
const windowMs = 15 * minuteMs;

/** Whether an account is closed for now, from wherever the next attempt comes. */
export async function hasTooManyFailures(sql: Sql, username: string, at: EpochMs): Promise<boolean> {
  const [row] = await sql`
    select 1 from sign_in_failures where username = ${username} and failures >= ${failuresAllowed} and window_started_at > ${new Date(at - windowMs)}`;
  return row !== undefined;
}

export async function noteFailure(sql: Sql, username: string, at: EpochMs): Promise<void> {
  const since = new Date(at - windowMs);
  await sql`
    insert into sign_in_failures as f (username, window_started_at, failures) values (${username}, ${new Date(at)}, 1)
    on conflict (username) do update set
      failures = case when f.window_started_at > ${since} then f.failures + 1 else 1 end,
      window_started_at = case when f.window_started_at > ${since} then f.window_started_at else excluded.window_started_at end`;
}

export async function forgetFailures(sql: Sql, username: string): Promise<void> {
  await sql`delete from sign_in_failures where username = ${username}`;
}
