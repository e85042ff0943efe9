import { fail, note } from "#cli/say.ts";
import { clinicClock, type ClinicClock } from "#server/clinic-clock.ts";
import type { House } from "#server/house.ts";
import { openHouse } from "#server/open-house.ts";
import { readSettings } from "#server/settings.ts";

/**
 * Opens the house for one command, beside a running server or without one, and closes it again whatever happens. What it logs goes to
 * stderr: stdout is the answer, and programs read it.
 */
export async function withHouse<T>(work: (house: House, clock: ClinicClock) => Promise<T>): Promise<T> {
  const clock = clinicClock(Date.now);
  const opened = await openHouse(readSettings(process.env), clock.now, note, "stderr").catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
  try {
    return await work(opened.house, clock);
  } finally {
    await opened.close();
  }
}
