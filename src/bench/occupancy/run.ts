import { existsSync } from "node:fs";
import { calit2, calit2Files, calit2Setup } from "#cli/occupancy/calit2.ts";
import type { CountRow } from "#cli/occupancy/count-file.ts";
import { layout } from "#cli/occupancy/layout.ts";
import { replayRows } from "#cli/occupancy/replay-rows.ts";
import { applyCount, noBeliefs } from "#domain/occupancy/apply-count.ts";
import { missShareOf } from "#domain/occupancy/fusion/people-in.ts";
import { demoClinic } from "#simulation/demo-clinic.ts";
import { companions } from "./companions.ts";
import { fiveZones } from "./five-zones.ts";
import { heading, line, mean, score, together, type Estimate, type Score } from "./scores.ts";
import { simpleWays } from "./simple-ways.ts";
import { presets, simulatedClinic, type Slot } from "./simulated-clinic.ts";

const [seeds, days] = [Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 60)];
console.log(`Simulated clinics, ${seeds} seeds of ${days} days; errors in people while it is open, truth every five minutes.`);
for (const [name, sensors] of Object.entries(presets)) {
  const runs = Array.from({ length: seeds }, (_, i) => simulatedClinic(sensors, i + 1, days));
  const truth = (slots: Slot[]) => slots.filter((s) => s.isOpen).map((s) => s.people);
  console.log(`\n${name}: the door misses ${100 * sensors.missedIn} % of those who come and ${100 * sensors.missedOut} % of those who go; ${mean(runs.flatMap(truth)).toFixed(1)} people, ${mean(runs.map((r) => r.reduce((sum, s) => sum + s.trueIn, 0) / days)).toFixed(0)} a day\n${heading}`);
  const print = (way: string, estimates: (slots: Slot[]) => Estimate[]) =>
    console.log(line(way, together(runs.map((slots): Score => score(truth(slots), estimates(slots).filter((_, i) => slots[i]?.isOpen))))));
  for (const way of Object.keys(simpleWays([]))) print(way, (slots) => (simpleWays(slots)[way] ?? []).map((people) => ({ people })));
  const ratios = runs.map(companions);
  const off = (day: number) => mean(ratios.map(({ truth, learned }) => Math.abs((learned[day]?.peoplePerTicket ?? NaN) / truth - 1)));
  print("ours: door", (slots) => ours(slots, { camera: false, tickets: false }));
  print("ours: door, tickets", (slots) => ours(slots, { camera: false, tickets: true }));
  print("ours: door, camera", (slots) => ours(slots, { camera: true, tickets: false }));
  print("ours: all", (slots) => ours(slots, { camera: true, tickets: true }));
  const shown = [1, 7, 30, 60].filter((day) => day <= days);
  console.log(`people for each ticket: truly ${mean(ratios.map((r) => r.truth)).toFixed(2)}; learned from door and desk after ${shown.map((day) => `${day} d: ${mean(ratios.map((r) => r.learned[day - 1]?.peoplePerTicket ?? NaN)).toFixed(2)} (off by ${(100 * off(day - 1)).toFixed(1)} %)`).join(", ")}`);
}

console.log(`\nFive zones and five doors of the demo clinic, five days; errors over all zones\n${heading}`);
for (const [name, scores] of Object.entries(fiveZones(5))) console.log(line(name, scores));

const files = calit2Files(process.env.ANTEROOM_SHARED_DATA);
if (existsSync(files.entering)) realBuilding();
speed();

function ours(slots: Slot[], use: { camera: boolean; tickets: boolean }): Estimate[] {
  const setup = layout.parse({
    zones: [{ id: "clinic", capacity: 80 }],
    doors: [{ id: "door", from: null, to: "clinic" }],
    sensors: [{ id: "door", placements: [{ at: "door", doorId: "door" }] }, ...(use.camera ? [{ id: "camera", placements: [{ at: "zone", zoneId: "clinic" }] }] : [])],
  });
  const rows = slots.flatMap((s): CountRow[] => [
    { at: s.at, text: "", line: "", sensorId: "door", in: s.in, out: s.out, ...(use.tickets ? { checkIns: s.checkIns, checkOuts: s.checkOuts } : {}) },
    ...(use.camera ? [{ at: s.at, text: "", line: "", sensorId: "camera", level: s.level }] : []),
  ]);
  return [...replayRows(setup, rows)].map((m) => m.zones[0]?.people ?? { people: 0 });
}

function realBuilding(): void {
  const rows = calit2(files);
  let plain = 0;
  let before = 0;
  let last = noBeliefs(calit2Setup);
  const left: { plain: number; ours: number; sd: number }[] = [];
  let sd = 0;
  [...replayRows(calit2Setup, rows)].forEach((moment, i) => {
    if (moment.emptied) {
      if (i > 48) left.push({ plain, ours: before, sd });
      plain = 0;
    }
    plain += (rows[i]?.in ?? 0) - (rows[i]?.out ?? 0);
    before = moment.beliefs.zones.building?.mean ?? NaN;
    sd = Math.sqrt(moment.beliefs.zones.building?.variance ?? NaN);
    last = moment.beliefs;
  });
  const median = (of: number[]) => [...of].map(Math.abs).sort((a, b) => a - b)[Math.floor(of.length / 2)]?.toFixed(1);
  const shown = (of: number[]) => `median ${median(of)}, mean of sizes ${mean(of.map(Math.abs)).toFixed(1)}, mean ${mean(of).toFixed(1)}`;
  console.log(`\nCalIt2, ${left.length} nights: people left over before the night sets the building to nobody`);
  console.log(`in minus out: ${shown(left.map((l) => l.plain))}\nours:         ${shown(left.map((l) => l.ours))}`);
  console.log(`nobody lay within the 90 % range on ${((100 * left.filter((l) => Math.abs(l.ours) <= 1.645 * l.sd).length) / left.length).toFixed(0)} % of nights; the door is thought to miss ${(100 * missShareOf(last.house)).toFixed(1)} %`);
}

function speed(): void {
  const { setup } = demoClinic("UTC", "2026-01-12");
  const counts = 20_000;
  let beliefs = noBeliefs(setup);
  const play = (n: number) => {
    for (let i = 0; i < n; i++) {
      const sensor = setup.sensors[i % setup.sensors.length] as (typeof setup.sensors)[number];
      const placement = sensor.placements[i % sensor.placements.length];
      const at = Date.UTC(2026, 0, 12, 8) + i * 1000;
      const count = placement?.at === "door" ? ({ type: "crossed", line: "1", at, in: 1, out: 1 } as const) : ({ type: "level", area: placement?.line ?? "1", at, people: 5 } as const);
      beliefs = applyCount(setup, beliefs, { seq: i, afterSeq: 0, sensorId: sensor.id, count });
    }
  };
  play(2_000);
  const began = process.cpuUsage();
  play(counts);
  const { user, system } = process.cpuUsage(began);
  console.log(`\nOne count in the demo clinic (${setup.zones.length} zones, ${setup.sensors.length} sensors): ${((user + system) / counts / 1000).toFixed(3)} ms of processor time; the belief is ${(JSON.stringify(beliefs.house).length / 1000).toFixed(0)} kB of JSON.`);
}
