import { newClinic, type ClinicState } from "#domain/clinic.ts";
import { learnedToday } from "#domain/look-ahead/learned.ts";
import { outlookOf } from "#domain/look-ahead/outlook.ts";
import type { Change } from "#domain/look-ahead/what-if/change.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import { openLookAheadThread } from "#server/look-ahead-thread.ts";
import { demoClinic } from "#simulation/demo-clinic.ts";
import { hoursOf, playOn } from "#simulation/play.ts";
import type { Scenario } from "#simulation/scenario.ts";

/** How long a question "what if" takes, from asking the thread to its answer: a thread that has to start, and one that runs. */
const day = "2026-01-12";
const busyMs = 1_200;

const questions: { says: string; changes: (at: EpochMs) => Change[] }[] = [
  { says: "one more nurse in half an hour", changes: (at) => [{ type: "add-staff", skills: ["nurse", "blood"], from: at + 30 * minuteMs }] },
  { says: "a doctor goes home", changes: (at) => [{ type: "staff-away", staffId: "ito", from: at }] },
  { says: "a room closes for two hours", changes: (at) => [{ type: "close-room", roomId: "room-6", from: at, to: at + 2 * hourMs }] },
  { says: "20 walk-ins within the hour", changes: () => [{ type: "walk-ins", serviceId: "gp", count: 20, withinMinutes: 60 }] },
];

/** The demo clinic with two rooms and two doctors more: ten rooms. */
function tenRooms(): Scenario {
  const scenario = demoClinic("UTC", day, { days: 1 });
  const { setup } = scenario;
  const [doctor] = setup.staff;
  const more = [9, 10].map((n) => ({ room: { id: `room-${n}`, name: `Room ${n}`, zoneId: "treatment", serviceIds: ["gp"] }, person: { ...doctor!, id: `doctor-${n}`, name: `Doctor ${n}`, shifts: doctor!.shifts.map((shift) => ({ ...shift, roomId: `room-${n}` })) } }));
  const openingHours = Array.from({ length: 7 }, () => [{ fromMinute: 7 * 60, toMinute: 20 * 60 }]);
  const busier = Object.fromEntries(Object.entries(scenario.arrivals).map(([key, value]) => [key, key === "anHour" ? (value as number[]).map((n) => 1.6 * n) : value])) as Scenario["arrivals"];
  return { ...scenario, arrivals: busier, setup: { ...setup, openingHours, rooms: [...setup.rooms, ...more.map(({ room }) => room)], staff: [...setup.staff, ...more.map(({ person }) => person)] } };
}

function at(scenario: Scenario, hour: number): { state: ClinicState; at: EpochMs } {
  const { from } = hoursOf(scenario, day);
  const until = Date.parse(`${day}T00:00:00Z`) + hour * hourMs;
  return { state: playOn(scenario, 7, newClinic(scenario.setup, from), from, until).state, at: until };
}

const quantile = (values: number[], p: number) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(p * values.length))] as number;
const scenario = tenRooms();

for (const hour of [11, 17]) {
  const clinic = at(scenario, hour);
  const learned = learnedToday(clinic.state, clinic.at);
  const waiting = Object.values(clinic.state.tickets).filter((t) => t.state === "waiting").length;
  console.log(`\n${scenario.setup.rooms.length} rooms, ${scenario.setup.staff.length} staff, ${hour}:00, ${waiting} waiting, open until 20:00`);
  const thread = openLookAheadThread();
  const took: number[] = [];
  for (let round = 0; round < 4; round++) {
    for (const { says, changes } of questions) {
      const began = performance.now();
      const effects = await thread.effects({ ...clinic, learned, seed: 11, changes: changes(clinic.at), busyMs });
      const ms = performance.now() - began;
      if (round === 0) {
        const wait = effects.overall.meanWaitMinutes!;
        const first = took.length === 0 ? " (the thread had to start)" : "";
        console.log(`  ${says}: mean wait ${wait.before.toFixed(1)} -> ${wait.after.toFixed(1)}, difference ${wait.difference.toFixed(2)} (${wait.low.toFixed(2)} to ${wait.high.toFixed(2)}), ${wait.isClear ? "clear" : "not clear"}; ${effects.paths} days, ${ms.toFixed(0)} ms${first}`);
      }
      took.push(ms);
    }
  }
  const warm = took.slice(1);
  console.log(`  cold ${took[0]!.toFixed(0)} ms; warm median ${quantile(warm, 0.5).toFixed(0)} ms, p95 ${quantile(warm, 0.95).toFixed(0)} ms, most ${Math.max(...warm).toFixed(0)} ms`);
  const looks = Array.from({ length: 8 }, () => {
    const began = performance.now();
    outlookOf(clinic.state, clinic.at, learned, { seed: 11, paths: 200 });
    return performance.now() - began;
  });
  console.log(`  one look at the next hours, 200 paths: median ${quantile(looks, 0.5).toFixed(0)} ms`);
  await thread.close();
}
