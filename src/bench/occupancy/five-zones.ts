import type { CountRow } from "#cli/occupancy/count-file.ts";
import { replayRows } from "#cli/occupancy/replay-rows.ts";
import type { ZoneId } from "#domain/ids.ts";
import { minuteMs } from "#domain/time.ts";
import { chance, normal } from "#simulation/chance.ts";
import { demoClinic } from "#simulation/demo-clinic.ts";
import { dayAfter } from "#simulation/local-time.ts";
import { passages } from "#simulation/people-flow.ts";
import { simulateDay } from "#simulation/play.ts";
import { score, type Estimate, type Score } from "./scores.ts";

const missed = { forward: 0.03, backward: 0.05 };
const gain = 0.9;

/** The demo clinic, whose zones share inner doors, minute by minute: plain counting against the joint belief. */
export function fiveZones(days: number): Record<string, Score> {
  const firstDay = "2026-01-12";
  const scenario = demoClinic("UTC", firstDay, { days });
  const { setup } = scenario;
  const doorSensors = new Map(setup.sensors.flatMap((s) => s.placements.flatMap((p) => (p.at === "door" ? [[p.doorId, s.id] as const] : []))));
  const cameras = setup.sensors.flatMap((s) => s.placements.flatMap((p) => (p.at === "zone" ? [{ sensorId: s.id, line: p.line ?? "", zoneId: p.zoneId }] : [])));
  const next = chance("five-zones");
  const truth: number[] = [];
  const plainly: Estimate[] = [];
  const seen: Estimate[] = [];
  const rows: CountRow[] = [];

  for (let day = 0; day < days; day++) {
    const { state } = simulateDay(scenario, 1, dayAfter(firstDay, day));
    const walked = Object.values(state.tickets).flatMap((ticket) => passages(scenario, 1, setup, ticket)).sort((a, b) => a.at - b.at);
    const from = Math.floor((walked[0]?.at ?? 0) / minuteMs) * minuteMs;
    const until = (walked.at(-1)?.at ?? 0) + minuteMs;
    const really = Object.fromEntries(setup.zones.map((z) => [z.id, 0]));
    const counted = { ...really };
    let k = 0;
    for (let at = from; at <= until; at += minuteMs) {
      const crossings = new Map(setup.doors.map((d) => [d.id, { in: 0, out: 0 }]));
      for (; k < walked.length && (walked[k]?.at ?? Infinity) < at; k++) {
        const { doorId, forward } = walked[k] as (typeof walked)[number];
        walk(really, doorId, forward);
        if (next() < (forward ? missed.forward : missed.backward)) continue;
        walk(counted, doorId, forward);
        (crossings.get(doorId) as { in: number; out: number })[forward ? "in" : "out"]++;
      }
      for (const [doorId, { in: entered, out }] of crossings) rows.push({ at, text: "", line: "", sensorId: doorSensors.get(doorId) ?? "", in: entered, out });
      for (const { sensorId, line, zoneId } of cameras) {
        const heads = Array.from({ length: really[zoneId] ?? 0 }, next).filter((u) => u < gain).length;
        rows.push({ at, text: "", line, sensorId, level: Math.max(0, Math.round(heads + (heads === 0 ? 0 : 0.7 * normal(next)))) });
      }
      for (const { id } of setup.zones) {
        truth.push(really[id] ?? 0);
        plainly.push({ people: counted[id] ?? 0 });
        seen.push({ people: rows.findLast((r) => r.level !== undefined && cameras.some((c) => c.sensorId === r.sensorId && c.line === r.line && c.zoneId === id))?.level ?? 0 });
      }
    }
  }

  function walk(people: Record<ZoneId, number>, doorId: string, forward: boolean): void {
    const door = setup.doors.find((d) => d.id === doorId);
    if (door?.to) people[door.to] = (people[door.to] ?? 0) + (forward ? 1 : -1);
    if (door?.from) people[door.from] = (people[door.from] ?? 0) + (forward ? -1 : 1);
  }

  const ours = (which: (row: CountRow) => boolean) =>
    [...replayRows({ ...setup, sensors: setup.sensors.map((s) => ({ ...s, expectedEverySeconds: 1e9 })) }, rows.filter(which), { startsEmpty: true })].flatMap((m) => m.zones.map((z): Estimate => z.people ? { ...z.people, people: Math.round(z.people.people) } : { people: 0 }));
  return {
    "in minus out": score(truth, plainly),
    "cameras alone": score(truth, seen),
    "ours: doors": score(truth, ours((r) => r.level === undefined)),
    "ours: doors, cameras": score(truth, ours(() => true)),
  };
}
