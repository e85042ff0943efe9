import { chance } from "#simulation/chance.ts";
import { programme } from "#domain/planning/programme.ts";
import { usualSearch, type Saving } from "#domain/planning/propose.ts";
import type { Scenario } from "#domain/planning/scenario.ts";
import { costOfPath } from "#domain/planning/worth.ts";
import { openSolver } from "#server/planning/solver.ts";
import { momentIn } from "#simulation/clinic-day/moment-of.ts";
import { playDay } from "#simulation/clinic-day/play-day.ts";
import { policyCalled, type PolicyName } from "#simulation/clinic-day/policies.ts";
import { placesOf, simulate, type Figure } from "#simulation/clinic-day/simulate.ts";
import { trueDay } from "#simulation/clinic-day/true-day.ts";
import { calmClinic, largeClinic, overloadedClinic, surgeClinic } from "./clinics.ts";

const [part = "all", daysText = "20", seedText = "7"] = process.argv.slice(2);
const [days, seed] = [Number(daysText), Number(seedText)];
const solver = openSolver();
const range = ({ value, low, high }: Figure, digits = 1, by = 1) => `${(by * value).toFixed(digits)} (${(by * low).toFixed(digits)} to ${(by * high).toFixed(digits)})`;

if (part === "all" || part === "surge") await policies("surge clinic", surgeClinic(), ["static", "longest-queue", "cmu", "gcmu", "anteroom"]);
if (part === "all" || part === "surge") await policies("surge clinic without set-up: not attainable", { ...surgeClinic(), moves: { ...surgeClinic().moves, setUpMinutes: 0 } }, ["gcmu"]);
if (part === "all" || part === "calm") await policies("calm clinic", calmClinic(), ["static", "longest-queue", "gcmu", "anteroom"]);
if (part === "all" || part === "overloaded") await policies("overloaded clinic", overloadedClinic(), ["static", "longest-queue", "gcmu", "anteroom"]);
if (part === "all" || part === "solver") await solverTimes();
if (part === "all" || part === "coverage") await coverage();
await solver.close();

async function policies(title: string, scenario: Scenario, names: PolicyName[]): Promise<void> {
  console.log(`\n${title}, ${days} days, seed ${seed}; ranges hold 19 times in 20; "less" is against static on the same days`);
  for (const name of names) {
    const began = performance.now();
    const { figures, againstStatic } = await simulate(scenario, name, { days, seed }, solver.solve);
    const { waitMinutes, onTime, onTimeByClass, movesPerDay, overtimeMinutesPerDay } = figures;
    const less = (of: Figure, than: Figure) => `${((100 * than.value) / (of.value - than.value)).toFixed(1)} %`;
    console.log(
      `${name.padEnd(14)} mean ${range(waitMinutes.mean)} P50 ${waitMinutes.p50.value.toFixed(1)} P90 ${range(waitMinutes.p90)} on time ${range(onTime, 1, 100)} % [${Object.values(onTimeByClass).map((share) => (100 * share.value).toFixed(1)).join(" ")}] ` +
        `moves ${movesPerDay.value.toFixed(1)} overtime ${overtimeMinutesPerDay.value.toFixed(0)} min, ${((performance.now() - began) / 1000 / days).toFixed(1)} s a day`,
    );
    if (name !== "static") {
      const { waitMinutes: mean, onTime: more, onTimeByClass: byClass } = againstStatic;
      console.log(`${"".padEnd(14)} mean ${less(waitMinutes.mean, mean.mean)}: ${range(mean.mean)}; P90 ${less(waitMinutes.p90, mean.p90)}; on time ${range(more, 1, 100)} points; ${Object.entries(byClass).map(([id, share]) => `${id} ${range(share, 1, 100)}`).join(", ")}`);
    }
  }
}

async function solverTimes(): Promise<void> {
  console.log("\nThe programme in the solver's thread until a gap of 1 % is proved: processor seconds (and by the clock of a machine with other work), and the gap");
  const first = largeClinic({ rooms: 10, staff: 8, services: 4 }, chance(seed, "warm"));
  await solver.solve(programme(momentIn(first, {})).programme, { milliseconds: 10_000, gap: 0.01 });
  for (const [counts, limit] of [[{ rooms: 10, staff: 8, services: 4 }, 500], [{ rooms: 50, staff: 40, services: 10 }, 1_000], [{ rooms: 200, staff: 150, services: 25 }, 5_000]] as const) {
    const said: string[] = [];
    for (let clinic = 1; clinic <= 5; clinic++) {
      const scenario = largeClinic(counts, chance(seed, "large", clinic));
      const moment = momentIn(scenario, Object.fromEntries(scenario.staff.map((person) => [person.id, person.serviceId as string])));
      const model = programme(moment).programme;
      const began = process.cpuUsage();
      const solved = await solver.solve(model, { milliseconds: 12 * limit, gap: 0.01 });
      const { user, system } = process.cpuUsage(began);
      const took = `${((user + system) / 1e6).toFixed(2)} s (${(solved.milliseconds / 1000).toFixed(2)})`;
      said.push(solved.status === "solved" ? `${took} ${(100 * solved.gap).toFixed(2)} %` : `${solved.status} after ${took}`);
      if (clinic === 1) said.unshift(`${model.cost.length} columns, ${model.isWhole.reduce((sum, whole) => sum + whole, 0)} whole`);
    }
    console.log(`${counts.rooms} rooms, ${counts.staff} staff, ${counts.services} services, to be done in ${limit / 1000} s: ${said.join("; ")}`);
  }
}

/** Each accepted plan on the day that truly came, with and without it: is the saving where it was said to be? */
async function coverage(): Promise<void> {
  const scenario = surgeClinic();
  const { places } = await placesOf(scenario, solver.solve);
  let [inside, count, predicted, realised] = [0, 0, 0, 0];
  for (let day = 0; day < days; day++) {
    let last: Saving | undefined;
    const policy = policyCalled("anteroom", solver.solve, { onFound: ({ saving }) => (last = saving) });
    await playDay(scenario, places, trueDay(scenario, seed + 1, day), policy, ({ turns, truth }) => {
      const { compiled, path } = truth();
      const saved = costOfPath(compiled, path, [], usualSearch).waitMinutes - costOfPath(compiled, path, turns, usualSearch).waitMinutes;
      if (!last) return;
      count++;
      predicted += last.minutes;
      realised += saved;
      if (last.low <= saved && saved <= last.high) inside++;
    });
  }
  console.log(`\nSaving of ${count} plans over ${days} days of the surge clinic: predicted ${(predicted / count).toFixed(0)} patient-minutes on average, realised ${(realised / count).toFixed(0)}; the 90 % range held ${((100 * inside) / count).toFixed(1)} % of the realised ones`);
}
