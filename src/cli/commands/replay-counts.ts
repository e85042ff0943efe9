import { randomUUID } from "node:crypto";
import { defineCommand } from "citty";
import { z } from "zod";
import { localMoment } from "#cli/replay/local-moment.ts";
import { readCsv } from "#cli/replay/csv-file.ts";
import { answer, fail, note } from "#cli/say.ts";
import { withHouse } from "#cli/with-house.ts";
import { dayMs, hourMs, localDay, minuteMs, type EpochMs } from "#domain/time.ts";
import type { ClinicClock } from "#server/clinic-clock.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";
import { sampleOccupancy } from "#server/jobs.ts";
import { makePipeline } from "#server/pipeline.ts";

const row = z.object({ timestamp: z.string(), value: z.coerce.number().int().nonnegative() });

export const replayCounts = defineCommand({
  meta: { name: "counts", description: "Door counts of a building, as its counter would have sent them, into occupancy" },
  args: {
    entering: { type: "string", required: true, description: "CSV with timestamp,value: people who came in during the interval that begins then" },
    leaving: { type: "string", required: true, description: "The same for people who left" },
    "time-zone": { type: "string", default: "UTC", description: "Zone of the timestamps, such as America/Los_Angeles" },
    "interval-minutes": { type: "string", default: "30", description: "Length of one interval" },
    days: { type: "string", description: "Play only so many days from the first" },
    json: { type: "boolean", description: "Answer as JSON" },
  },
  async run({ args }) {
    const timeZone = args["time-zone"];
    const length = Number(args["interval-minutes"]) * minuteMs;
    if (!(length > 0)) fail("--interval-minutes must be a number above 0.");
    const slots = readSlots(args.entering, args.leaving, timeZone, length);
    const first = slots[0]?.from ?? 0;
    const until = args.days === undefined ? Infinity : first + Number(args.days) * dayMs;
    const played = slots.filter((s) => s.from < until);
    if (played.length === 0) fail("There is nothing to play in these files.");
    const result = await withHouse((house, clock) => play(house, clock, played, timeZone));
    answer(args.json ?? false, result, [
      `${result.days} days, ${result.readings} readings into clinic ${result.clinicId}.`,
      `Entered ${result.entered} (file ${result.enteredInFile}), left ${result.left} (file ${result.leftInFile}).`,
      `In minus out by night, before it is set to zero: median ${result.nightlyDriftMedian}, largest ${result.nightlyDriftMost}.`,
    ]);
  },
});

type Slot = { from: EpochMs; to: EpochMs; entered: number; left: number };

function readSlots(entering: string, leaving: string, timeZone: string, length: number): Slot[] {
  const into = readCsv(entering, row);
  const out = new Map(readCsv(leaving, row).map((r) => [r.timestamp, r.value]));
  return into.map((r) => {
    const from = localMoment(r.timestamp, timeZone) ?? fail(`${entering}: "${r.timestamp}" is not a time.`);
    return { from, to: from + length, entered: r.value, left: out.get(r.timestamp) ?? fail(`${leaving} has no row for ${r.timestamp}.`) };
  });
}

async function play(house: House, clock: ClinicClock, slots: Slot[], timeZone: string) {
  const first = slots[0] as Slot;
  clock.hold(first.from);
  const id = `replay-${randomUUID().slice(0, 8)}`;
  await saveClinic(house, buildingSetup(id, timeZone, (first.to - first.from) / 1000), { isDemo: true });
  // One reading after another: there is no crowd to gather.
  const pipeline = makePipeline(house, { gatherMs: 0 });
  const drifts: number[] = [];
  let accepted = 0;
  let playedDays = 0;
  for (const slot of slots) {
    clock.hold(slot.to);
    const { day } = house.keeper.state(id);
    // At four in the morning the building is empty, as far as anybody can know.
    const night = localDay(slot.from - 4 * hourMs, timeZone);
    if (day !== localDay(slot.from, timeZone) && night === localDay(slot.from, timeZone)) {
      const belief = house.keeper.state(id).zones.building;
      if (belief?.heardAt !== undefined && day !== undefined) drifts.push(belief.enteredToday - belief.leftToday);
      await execute(house, id, { idempotencyKey: `open-day/${night}`, command: { type: "open-day" } }, { kind: "system", name: "replay" });
      playedDays++;
      if (playedDays % 7 === 0) note(`${night}…`);
    }
    accepted += (await pipeline.take(id, "main", { body: axisPush(slot) })).accepted;
    await sampleOccupancy(house, pipeline, id);
  }
  await pipeline.settle();
  await house.keeper.snapshot(id);
  const [sums] = await house.database.sql<{ entered: number; left: number }[]>`
    select sum((count->>'in')::int)::int as entered, sum((count->>'out')::int)::int as "left" from count_events where clinic_id = ${id}`;
  const sorted = drifts.map(Math.abs).sort((a, b) => a - b);
  return {
    clinicId: id,
    days: new Set(slots.map((s) => localDay(s.from, timeZone))).size,
    readings: accepted,
    entered: sums?.entered ?? 0,
    left: sums?.left ?? 0,
    enteredInFile: slots.reduce((sum, s) => sum + s.entered, 0),
    leftInFile: slots.reduce((sum, s) => sum + s.left, 0),
    nightlyDriftMedian: sorted[Math.floor(sorted.length / 2)] ?? 0,
    nightlyDriftMost: sorted.at(-1) ?? 0,
  };
}

function buildingSetup(id: string, timeZone: string, everySeconds: number) {
  return {
    id,
    slug: id,
    name: "Replayed building",
    timeZone,
    languages: ["en"],
    zones: [{ id: "building", name: "Building", kind: "waiting" as const, capacity: 250 }],
    doors: [{ id: "main", name: "Main door", from: null, to: "building" }],
    sensors: [{ id: "main", name: "Main door", adapter: "axis-people-counter", expectedEverySeconds: everySeconds, placements: [{ at: "door" as const, doorId: "main", reversed: false }] }],
    services: [],
    rooms: [],
    staff: [],
    boards: [],
  };
}

/** What an Axis counter at that door would have posted at the end of the interval. */
function axisPush(slot: Slot): unknown {
  const [utcFrom, utcTo] = [slot.from, slot.to].map((at) => new Date(at).toISOString().replace(".000Z", "Z"));
  const items = [
    { direction: "in", count: slot.entered, adults: slot.entered },
    { direction: "out", count: slot.left, adults: slot.left },
  ];
  return { apiName: "Axis Retail Data", apiVersion: "0.4", data: { utcFrom, utcTo, measurements: [{ kind: "people-counts", utcFrom, utcTo, items }] }, sensor: { serial: "replay" } };
}
