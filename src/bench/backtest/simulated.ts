import { backTest } from "#domain/forecast/back-test/back-test.ts";
import { quantileOfSorted } from "#domain/forecast/boosted/quantile-trees.ts";
import { levels, type LevelQuantiles } from "#domain/forecast/levels.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import { dayMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";
import { heading, line, tally } from "./scores.ts";
import { simulatedClinic, type Kind } from "./simulated-clinic.ts";

/*
 * A clinic whose truth is known, against an oracle: the same look-ahead with the true parameters. Waits at check-in of
 * whoever has to wait and is called; judged after 10 days of history (days 11 to 20) and after 40.
 *
 *   node --import tsx src/bench/backtest/simulated.ts [days after the 40th] [kind or all] [seed]
 */
const [judgedDays, wanted, seed] = [Number(process.argv[2] ?? 20), process.argv[3] ?? "all", Number(process.argv[4] ?? 1)];
const kinds: Kind[] = [
  { name: "lognormal", service: "lognormal", unloggedBreaks: false },
  { name: "gamma", service: "gamma", unloggedBreaks: false },
  { name: "breaks", service: "lognormal", unloggedBreaks: true },
  { name: "drift", service: "lognormal", unloggedBreaks: false, slowerFromDay: { day: 40, by: 1.12 } },
];
const clock = wallClock("UTC");
const shown = /^(ours|look-ahead|boosted|oracle|queue-length-staff|erlang-staff|les|last-5|class-median)$/;

for (const kind of kinds) {
  if (wanted !== "all" && wanted !== kind.name) continue;
  const { visits, shifts, appointments, truthAt } = simulatedClinic(kind, 40 + judgedDays, seed);
  const first = clock.dayNumber(visits[0]?.arrivedAt ?? 0);
  const parts = { "days 11 to 20": tally(), [`days 41 to ${40 + judgedDays}`]: tally() };
  for (const told of backTest(visits, { clock, shifts, appointments })) {
    const day = Math.floor(told.askedAt / dayMs) - first;
    const part = day >= 40 ? parts[`days 41 to ${40 + judgedDays}`] : day >= 10 && day < 20 ? parts["days 11 to 20"] : undefined;
    if (!part || told.when !== "check-in" || told.actualMinutes === undefined) continue;
    part.add({ ...told, answers: new Map([...[...told.answers].filter(([method]) => shown.test(method)), ["oracle", oracle(truthAt, told.visit.visitId, told.visit.arrivedAt)]]) });
  }
  const gone = visits.filter((v) => v.startedAt === undefined).length;
  console.log(`\n${kind.name}: ${(visits.length / (40 + judgedDays)).toFixed(0)} patients a day, ${((100 * gone) / visits.length).toFixed(1)} % leave`);
  for (const [name, part] of Object.entries(parts)) {
    const scores = part.scores();
    const best = scores.find(([method]) => method === "oracle")?.[1].mae ?? NaN;
    console.log(`${name}\n${heading}   x oracle`);
    for (const [method, s] of scores) console.log(`${line(method, s)}   ${(s.mae / best).toFixed(3)}`);
  }
}

function oracle(truthAt: ReturnType<typeof simulatedClinic>["truthAt"], visitId: string, at: number): LevelQuantiles {
  const situation = truthAt(at);
  const answer = lookAhead(situation, { waitsOf: [`${visitId}@${at}`], atMostMinutes: 480 }, { seed: 2, paths: 400 });
  const stayed = (answer.waits[0]?.startMinutes ?? new Float64Array()).filter((m) => !Number.isNaN(m)).map((m) => Math.min(m, 480)).sort();
  return Float64Array.from(levels, (level) => quantileOfSorted(stayed, level));
}
