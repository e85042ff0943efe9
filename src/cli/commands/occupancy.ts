import { writeFileSync } from "node:fs";
import { defineCommand } from "citty";
import { readCountFile } from "#cli/occupancy/count-file.ts";
import { layout } from "#cli/occupancy/layout.ts";
import { replayRows, type Moment } from "#cli/occupancy/replay-rows.ts";
import { readJson } from "#cli/read-json.ts";
import { answer, fail } from "#cli/say.ts";
import { missShareOf } from "#domain/occupancy/fusion/people-in.ts";
import type { HouseBelief } from "#domain/occupancy/fusion/house-belief.ts";

export const occupancy = defineCommand({
  meta: {
    name: "occupancy",
    description:
      "People per zone from a file of counts, as the live clinic would have said at the time (no look-ahead, no database). " +
      "The counts: a CSV with the header at,sensor,line,in,out,level,occupied,check_ins,check_outs, of which only at is obligatory. " +
      "at is 2026-01-15T08:05:00Z, with an offset, or without one on the clock of the layout's time zone; in and out are people since the sensor's row before, " +
      "level is how many it sees now, occupied is 1 or 0, check_ins and check_outs are tickets of the whole house since the row before. Empty cells say nothing.",
  },
  args: {
    layout: { type: "string", required: true, description: "JSON: {timeZone, zones: [{id, capacity}], doors: [{id, from, to}], sensors: [{id, expectedEverySeconds, placements: [{at: door, doorId, reversed, line} or {at: zone, zoneId, line}]}]}; null is the street. A clinic's setup file will do" },
    counts: { type: "string", required: true, description: "CSV of counts" },
    out: { type: "string", description: "Write at,zone,people,low,high here, a row for every zone and moment; low to high holds nine times in ten. Without it, to standard output" },
    "starts-empty": { type: "boolean", description: "Nobody was there before the first row; otherwise that is known only if it was at night" },
    json: { type: "boolean", description: "Answer with a summary as JSON" },
  },
  run({ args }) {
    const setup = readJson(args.layout, layout);
    const { rows, wrong } = readCountFile(args.counts, setup);
    if (wrong.length > 0) fail([...wrong.slice(0, mostSaid), ...(wrong.length > mostSaid ? [`... and ${wrong.length - mostSaid} more.`] : [])].join("\n"));

    const lines = ["at,zone,people,low,high"];
    const widths = new Map<string, { moments: number; people: number; width: number }>();
    const silent: { at: string; sensor: string }[] = [];
    let before = new Set<string>();
    let nights = 0;
    let last: Moment | undefined;
    for (const moment of replayRows(setup, rows, { startsEmpty: args["starts-empty"] ?? false })) {
      for (const { zoneId, people: so } of moment.zones) {
        lines.push(`${moment.text},${zoneId},${so ? [so.people, so.low, so.high].map((n) => n.toFixed(1)).join(",") : ",,"}`);
        if (!so) continue;
        const sum = widths.get(zoneId) ?? { moments: 0, people: 0, width: 0 };
        widths.set(zoneId, { moments: sum.moments + 1, people: sum.people + so.people, width: sum.width + so.high - so.low });
      }
      const now = new Set(moment.zones.flatMap((z) => z.silent));
      for (const sensor of now) if (!before.has(sensor)) silent.push({ at: moment.text, sensor });
      before = now;
      if (moment.emptied) nights++;
      last = moment;
    }
    const csv = `${lines.join("\n")}\n`;
    if (args.out) writeFileSync(args.out, csv);
    else if (!args.json) return void process.stdout.write(csv);

    const zones = Object.fromEntries([...widths].map(([id, s]) => [id, { people: tenths(s.people / s.moments), width: tenths(s.width / s.moments) }]));
    const result = { rows: rows.length, moments: (lines.length - 1) / setup.zones.length, nightsEmpty: nights, zones, learned: learned(last?.beliefs.house), wentSilent: silent };
    answer(args.json ?? false, result, [
      `${result.rows} rows, ${result.moments} moments, ${nights} nights on which the house was found empty.`,
      ...Object.entries(zones).map(([id, z]) => `${id}: ${z.people} people on average, known to within ${z.width}.`),
      ...silent.map((s) => `${s.sensor} had gone silent by ${s.at}.`),
    ]);
  },
});

const mostSaid = 20;

/** What the days have taught of the sensors. */
function learned(house: HouseBelief | undefined): object {
  if (!house) return {};
  const mean = (part: string) => house.hypotheses.reduce((sum, h) => sum + h.weight * (h.mean[house.parts.indexOf(part)] ?? 0), 0);
  const parts = (kind: string) => Object.fromEntries(house.parts.filter((p) => p.startsWith(`${kind}/`)).map((p) => [p.slice(kind.length + 1), Math.round(mean(p) * 1000) / 1000]));
  return { doorsMissShare: Math.round(missShareOf(house) * 1000) / 1000, countedInMoreThanOut: parts("uneven"), seenForEachCounted: parts("gain") };
}

function tenths(n: number): number {
  return Math.round(n * 10) / 10;
}
