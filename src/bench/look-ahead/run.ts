import { aBusyPractice } from "./clinic.ts";
import { inC } from "./same-in-c.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";

/*
 * How fast the look-ahead is, in processor time of one core: everybody's remaining wait at a busy practice, 1,000 paths; against the same
 * simulation in C; and how the time grows with patients and paths.
 *   node --import tsx src/bench/look-ahead/run.ts [repeats]
 */

const repeats = Number(process.argv[2] ?? 15);
const minutes = 48 * 60;
const seed = 1;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const p95 = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(0.95 * (values.length - 1))] as number;

function timed(waiting: number, doctors: number, paths: number, times = repeats) {
  const situation = aBusyPractice(waiting, doctors);
  const once = () => lookAhead(situation, { waitsOf: "everybody" }, { seed, paths });
  for (let i = 0; i < 3; i++) once();
  const milliseconds: number[] = [];
  let answer = once();
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    answer = once();
    const used = process.cpuUsage(before);
    milliseconds.push((used.user + used.system) / 1_000);
  }
  return { milliseconds, answer, situation };
}

for (const [waiting, doctors] of [[26, 5], [300, 50]] as const) {
  const paths = 1_000;
  const ours = timed(waiting, doctors, paths);
  console.log(`${waiting} waiting, ${doctors} doctors, ${paths} paths: median ${median(ours.milliseconds).toFixed(1)} ms, p95 ${p95(ours.milliseconds).toFixed(1)} ms of processor time`);
  const c = inC(ours.situation, seed, paths, repeats, minutes);
  if (typeof c === "string") {
    console.log(`  ${c}`);
    continue;
  }
  let same = 0;
  ours.answer.waits.forEach(({ minutes: waits }, i) => waits.forEach((wait, path) => (same += Number(Object.is(wait, c.waits[i * paths + path]) || Math.abs(wait - (c.waits[i * paths + path] as number)) < 1e-4))));
  console.log(`  the same in C (-O2): median ${median(c.milliseconds).toFixed(1)} ms; ours is ${(median(ours.milliseconds) / median(c.milliseconds)).toFixed(2)} times that; ${((100 * same) / (waiting * paths)).toFixed(3)} % of waits are the same`);
}

console.log("how the time grows (median ms):");
for (const paths of [250, 500, 1_000, 2_000, 4_000]) console.log(`  26 waiting, ${paths} paths: ${median(timed(26, 5, paths, 7).milliseconds).toFixed(1)}`);
for (const waiting of [50, 100, 200, 400]) console.log(`  ${waiting} waiting, ${waiting / 5} doctors, 1000 paths: ${median(timed(waiting, waiting / 5, 1_000, 5).milliseconds).toFixed(1)}`);
