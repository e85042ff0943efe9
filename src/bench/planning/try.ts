import { fixedPlan } from "#domain/planning/fixed-plan.ts";
import { usualSearch, type PlanFound } from "#domain/planning/propose.ts";
import { programme, usualWeights } from "#domain/planning/programme.ts";
import { whoTurns } from "#domain/planning/who-turns.ts";
import { openSolver } from "#server/planning/solver.ts";
import { playDay, type Wait } from "#simulation/clinic-day/play-day.ts";
import { policyCalled, type Policy, type PolicyName } from "#simulation/clinic-day/policies.ts";
import { situationOf } from "#simulation/clinic-day/situation-of.ts";
import { trueDay } from "#simulation/clinic-day/true-day.ts";
import { surgeClinic } from "./clinics.ts";

const days = Number(process.argv[2] ?? 10);
const names = (process.argv[3] ?? "static,longest-queue,cmu,gcmu,anteroom").split(",") as PolicyName[];
const load = Number(process.argv[4] ?? 1);
const search = { ...usualSearch, ...JSON.parse(process.env.SEARCH ?? "{}") };
const solver = openSolver();
const scenario = surgeClinic({ load });
const plan = await fixedPlan(situationOf(scenario, {}), {}, solver.solve);
let [found, ms, considered, proposed] = [0, 0, 0, 0];
const from: Record<string, number> = {};
const onFound = (f: PlanFound) => { found++; ms += f.solved?.milliseconds ?? 0; considered += f.considered; if (f.turns.length) proposed++; from[f.from] = (from[f.from] ?? 0) + 1; };
const counts: Record<string, number> = {};
for (const [p, s] of Object.entries(plan.places)) counts[`${p.replace(/-\d+$/, "")}>${s}`] = (counts[`${p.replace(/-\d+$/, "")}>${s}`] ?? 0) + 1;
console.log(JSON.stringify(counts), plan.solved.status, plan.solved.milliseconds);
const programmeOnly: Policy = { discipline: { kind: "strict" }, every: { minutes: Number(process.env.EVERY ?? 15), async decide(moment) {
  const model = programme(moment, { weights: { ...usualWeights, ...JSON.parse(process.env.WEIGHTS ?? "{}") }, slots: JSON.parse(process.env.SLOTS ?? "[15,15,30,30]") });
  const solved = await solver.solve(model.programme, { milliseconds: 3000, gap: 0.01 });
  found++; ms += solved.milliseconds;
  return solved.status === "solved" ? whoTurns(model, solved.values, moment) : [];
} } };
for (const name of names) {
  const began = performance.now();
  const all: Wait[] = [];
  const means: number[] = [];
  let [moves, over, unserved] = [0, 0, 0];
  for (let d = 0; d < days; d++) {
    const r = await playDay(scenario, plan.places, trueDay(scenario, 1, d), (name as string) === "mip" ? programmeOnly : policyCalled(name, solver.solve, { onFound, search, everyMinutes: Number(process.env.EVERY ?? 15) }));
    all.push(...r.waits);
    means.push(r.waits.reduce((a, w) => a + w.minutes, 0) / r.waits.length);
    moves += r.moves; over += r.overtimeMinutes; unserved += r.unserved;
  }
  const sorted = all.map((w) => w.minutes).sort((a, b) => a - b);
  const q = (p: number) => sorted[Math.floor(p * sorted.length)]?.toFixed(1);
  const met = (u?: number) => { const of = all.filter((w) => u === undefined || w.urgency === u); return ((100 * of.filter((w) => w.minutes <= [10, 30, 60][w.urgency]!).length) / of.length).toFixed(1); };
  const by = scenario.services.map((s, i) => { const of = all.filter((w) => w.service === i); return `${s.id} ${(of.reduce((a, w) => a + w.minutes, 0) / of.length).toFixed(1)}`; });
  console.log(name.padEnd(14), `legs/day ${(all.length / days).toFixed(0)} mean ${(all.reduce((a, w) => a + w.minutes, 0) / all.length).toFixed(2)} P50 ${q(0.5)} P90 ${q(0.9)} P95 ${q(0.95)} met ${met()} [${met(0)} ${met(1)} ${met(2)}] moves ${(moves / days).toFixed(0)} over ${(over / days).toFixed(0)} unserved ${unserved} | ${by.join(", ")} | ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
console.log(`epochs ${found}, solver ${(ms / found).toFixed(0)} ms, considered ${(considered / found).toFixed(1)}, proposed ${proposed}`, from);
await solver.close();
