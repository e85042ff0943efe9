import { randomBytes, randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandRequest } from "#contract/commands.ts";
import type { Role } from "#contract/session.ts";
import type { ClinicId } from "#domain/ids.ts";
import { accept } from "#domain/outcome.ts";
import { dayMs, hourMs, localDay, minuteMs, secondMs, type EpochMs } from "#domain/time.ts";
import { deviceReadings } from "#contract/ingest.ts";
import { nextActs, type Act } from "#simulation/day.ts";
import { demoClinic } from "#simulation/demo-clinic.ts";
import type { Scenario } from "#simulation/scenario.ts";
import type { Access } from "#server/access.ts";
import type { ClinicClock } from "#server/clinic-clock.ts";
import { editSetup, saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";
import { sampleOccupancy } from "#server/jobs.ts";
import type { Pipeline } from "#server/pipeline.ts";
import { addDevice } from "#server/store/devices.ts";
import { takeDeviceReadings } from "#server/take-device-readings.ts";

export const demoClinicId = "demo";

const seed = 20_260_115;
const stepMs = 5 * secondMs;
/** So much of the day has gone by when somebody looks at the demo for the first time. */
const playedBefore = 150 * minuteMs;
/** After a longer pause the house has emptied, and the morning is played anew. */
const longestPause = 20 * minuteMs;
const rosterDays = 14;

/** Where the demo's sign-in stands; one random pass phrase an installation, never a default one. */
const signInFile = (dataFolder: string) => join(dataFolder, "sign-in.txt");

const accounts: { username: string; name: string; role: Role }[] = [
  { username: "desk", name: "Ana Ruiz", role: "front-desk" },
  { username: "clinician", name: "Dr Ito", role: "clinician" },
  { username: "admin", name: "Sam Okoye", role: "administrator" },
];

/** Makes the demo clinic with its accounts and devices. */
export async function createDemoClinic(house: House, access: Access): Promise<ClinicId> {
  const scenario = scenarioFrom(house.settings.timeZone, house.clock());
  await saveClinic(house, scenario.setup, { isDemo: true });
  const password = passPhrase();
  for (const account of accounts) await access.addUser({ ...account, password, clinicId: scenario.setup.id });
  for (const device of scenario.devices) await addDevice(house.database.sql, scenario.setup.id, device, house.clock());
  mkdirSync(house.settings.dataFolder, { recursive: true });
  writeFileSync(signInFile(house.settings.dataFolder), password, { mode: 0o600 });
  return scenario.setup.id;
}

/** "desk, clinician or admin" and the pass phrase, for the line that the server prints; `undefined` when it is not known here. */
export function demoSignIn(dataFolder: string): { usernames: string[]; password: string } | undefined {
  const file = signInFile(dataFolder);
  return existsSync(file) ? { usernames: accounts.map((a) => a.username), password: readFileSync(file, "utf8").trim() } : undefined;
}

export type Play = { stop(): Promise<void> };

/**
 * Plays the demo clinic through the doors that the real world uses: messages of its sensors as their vendors send
 * them, commands as its desk gives them, readings of its devices. What happens next follows from the seed and the
 * clinic as it stands, so that a crash is a pause and nothing more. `eachMinute` is called while the past is played, faster
 * than anything that looks at the machine's clock.
 */
export async function playDemo(house: House, pipeline: Pipeline, clock: ClinicClock, clinicId: ClinicId, say: (sentence: string) => void, eachMinute: (clinicId: ClinicId) => Promise<void> = async () => {}): Promise<Play> {
  if (!house.keeper.isDemo(clinicId)) throw new Error(`clinic ${clinicId} is not played by the simulator: its log and what it learns are of real patients alone`);
  const speed = house.settings.demoSpeed;
  const now = Math.max(Date.now(), house.keeper.state(clinicId).at);
  let scenario = await renewed(house, clinicId, now);
  let playedTo = await catchUpWith(house, pipeline, clock, clinicId, scenario, now, say, eachMinute);
  clock.release(now, speed);

  let stopped = false;
  const loop = (async () => {
    while (!stopped) {
      const to = house.clock();
      try {
        if (to - (scenario.setup.staff[0]?.shifts.at(-1)?.to ?? 0) > -dayMs) scenario = await renewed(house, clinicId, to);
        for (; playedTo < to; playedTo = Math.min(to, playedTo + stepMs)) {
          await perform(house, pipeline, clinicId, nextActs(scenario, seed, house.keeper.state(clinicId), playedTo, Math.min(to, playedTo + stepMs)));
          if (stopped) break;
        }
      } catch (error) {
        // A demonstration that stumbles goes on with the next moment.
        house.log.error({ err: error }, "the demo missed a step");
        playedTo = to;
      }
      await new Promise((resolve) => setTimeout(resolve, secondMs));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await loop;
    },
  };
}

/** Plays what happened while nobody looked, as fast as the machine can. Gives the moment up to which it has played. */
async function catchUpWith(house: House, pipeline: Pipeline, clock: ClinicClock, clinicId: ClinicId, scenario: Scenario, now: EpochMs, say: (sentence: string) => void, eachMinute: (clinicId: ClinicId) => Promise<void>): Promise<EpochMs> {
  const { at, seq } = house.keeper.state(clinicId);
  const isFresh = seq <= 1 || now - at > longestPause;
  const from = isFresh ? now - playedBefore : at;
  if (now - from > minuteMs) say(`Playing the last ${Math.round((now - from) / minuteMs)} minutes of the demo clinic…`);
  clock.hold(from);
  if (isFresh && seq > 1) await execute(house, clinicId, { idempotencyKey: `open-day/${from}`, command: { type: "open-day" } }, { kind: "system", name: "demo" });
  let pending: Promise<unknown>[] = [];
  for (let t = from; t < now; t += stepMs) {
    const to = Math.min(now, t + stepMs);
    clock.hold(to);
    pending.push(...(await performCommands(house, pipeline, clinicId, nextActs(scenario, seed, house.keeper.state(clinicId), t, to))));
    if (Math.floor(t / minuteMs) !== Math.floor(to / minuteMs)) {
      await Promise.all(pending);
      pending = [];
      await sampleOccupancy(house, pipeline, clinicId);
      await eachMinute(clinicId);
    }
  }
  await Promise.all(pending);
  return now;
}

async function perform(house: House, pipeline: Pipeline, clinicId: ClinicId, acts: Act[]): Promise<void> {
  await Promise.all(await performCommands(house, pipeline, clinicId, acts));
}

/** Commands one after another; messages of sensors are only handed in, since they are written together. */
async function performCommands(house: House, pipeline: Pipeline, clinicId: ClinicId, acts: Act[]): Promise<Promise<unknown>[]> {
  const messages: Promise<unknown>[] = [];
  for (const act of acts) {
    if (act.type === "command") {
      // A day that was opened again after a long pause plays the same hours once more: its acts are new ones.
      const opening = house.keeper.state(clinicId).dayOpenedSeq ?? 0;
      const request = commandRequest.parse({ idempotencyKey: `${opening}/${act.key}`.slice(0, 80), command: act.command });
      // A refusal is life: somebody at the real desk was faster than the simulated one.
      await execute(house, clinicId, request, { kind: "staff", id: "demo", name: "Demo desk" });
    } else if (act.type === "payload") messages.push(pipeline.take(clinicId, act.sensorId, { body: act.payload }));
    else messages.push(takeDeviceReadings(house, clinicId, act.deviceId, deviceReadings.parse(act.body)));
  }
  return messages;
}

/** The roster is made for two weeks; a demo that runs for months needs new ones. */
async function renewed(house: House, clinicId: ClinicId, now: EpochMs): Promise<Scenario> {
  const { setup } = house.keeper.state(clinicId);
  const end = setup.staff[0]?.shifts.at(-1)?.to ?? 0;
  const scenario = scenarioFrom(setup.timeZone, now);
  if (end - now > dayMs) return { ...scenario, setup };
  const rosters = new Map(scenario.setup.staff.map((person) => [person.id, person.shifts]));
  // The roster only: whatever visitors have added to the demonstration stays.
  const edited = await editSetup(house, clinicId, { kind: "system", name: "demo" }, (so) => accept({ ...so, staff: so.staff.map((person) => ({ ...person, shifts: rosters.get(person.id) ?? person.shifts })) }));
  return { ...scenario, setup: edited.ok ? edited.value : setup };
}

/** Open round the clock, because a demo is looked at when somebody has time. */
function scenarioFrom(timeZone: string, now: EpochMs): Scenario {
  return demoClinic(timeZone, localDay(now - 12 * hourMs, timeZone), { id: demoClinicId, open: { from: 0, to: 24 }, days: rosterDays });
}

const words = "amber birch cedar coral delta ember fjord grove harbor island juniper lagoon maple meadow olive pebble quartz river saffron timber tulip velvet willow zephyr".split(" ");

/** Four words of 24 and four digits: 32 bits, behind a lock-out after ten wrong guesses. */
function passPhrase(): string {
  const pick = () => words[randomInt(words.length)];
  return `${pick()}-${pick()}-${pick()}-${pick()}-${(randomBytes(2).readUInt16BE() % 9000) + 1000}`;
}
