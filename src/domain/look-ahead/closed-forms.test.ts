import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { waitBehindQuantile, type BehindALine } from "#domain/forecast/formulas/behind-a-line.ts";
import { oneServerWait } from "#domain/forecast/formulas/general-visits.ts";
import { steadyWait } from "#domain/forecast/formulas/many-servers.ts";
import { accumulatingPriorityWaits, alikeServers, strictPriorityWaits } from "#domain/forecast/formulas/priorities.ts";
import { withAbandonment } from "#domain/forecast/formulas/with-abandonment.ts";
import { exponential, fixed, lognormal, mixture, type Law } from "#domain/look-ahead/law.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import type { Discipline, Situation } from "#domain/look-ahead/situation.ts";
import { quantileOf } from "#domain/look-ahead/wait-summary.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";

const at = Date.UTC(2026, 0, 15, 12);
const file = resolve(process.env.ANTEROOM_SHARED_DATA ?? "../shared/data", "closed-forms/closedforms.json");

type System = { law: Law; servers: number; rates: number[]; discipline?: Discipline; patience?: Law; gap?: Law; minutes: number; waiting?: number };

/** A line for ever alike: one stream for each class, the most urgent first. */
function aSystem({ law, servers, rates, discipline = { kind: "fifo" }, patience, gap, minutes, waiting = 0 }: System): Situation {
  const patient = (id: string, since: number) => ({ id, urgency: 4 as const, arrivedAt: since, legs: [{ serviceId: "gp", waitingSince: since }] });
  return {
    at, discipline, rooms: [], appointments: [],
    services: [{ id: "gp", targetWaitMinutes: 30, law, ...(patience ? { patience } : {}) }],
    staff: [{ id: "doctor", count: servers, skills: ["gp"] }],
    waiting: Array.from({ length: waiting }, (_, i) => patient(`p${String(i).padStart(3, "0")}`, at - 1_000 * (waiting - i))),
    inService: waiting === 0 ? [] : Array.from({ length: servers }, (_, i) => ({ patient: patient(`g${i}`, at - minuteMs), leg: 0, startedAt: at - 100 * i })),
    arrivals: rates.map((rate, i) => ({ id: `class ${i}`, pieces: [{ from: at, to: at + minutes * minuteMs, perHour: 60 * rate }], ...(gap ? { gap } : {}), kinds: [{ share: 1, urgency: (i + 1) as Urgency, journey: [["gp"]] }] })),
  };
}

describe("a look-ahead of M/M/c", () => {
  const gammaCases: [BehindALine, number][] = [
    [{ ahead: 0, servers: 3, meanVisit: 12 }, 18],
    [{ ahead: 4, servers: 3, meanVisit: 12 }, 17],
    [{ ahead: 9, servers: 3, meanVisit: 12 }, 17],
    [{ ahead: 19, servers: 5, meanVisit: 15 }, 16],
  ];
  const table = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { gamma: Record<string, Record<string, number>> }).gamma : undefined;

  for (const [place, power] of gammaCases)
    it(`has the quantiles of the exact Gamma law within 0.5 %: ${place.ahead} ahead, ${place.servers} servers, visits of ${place.meanVisit} minutes`, () => {
      const situation = aSystem({ law: exponential(place.meanVisit), servers: place.servers, rates: [], minutes: 0, waiting: place.ahead + 1 });
      const me = situation.waiting.at(-1)?.id as string;
      const waits = lookAhead(situation, { waitsOf: [me] }, { seed: 1, paths: 2 ** power }).waits[0]!.minutes.sort();
      const exact = table?.[`n${place.ahead}_s${place.servers}_m${place.meanVisit}`];
      for (const p of [0.05, 0.5, 0.8, 0.9, 0.95]) {
        const law = waitBehindQuantile(p, place);
        if (exact) expect(law).toBeCloseTo(exact[`q${String(Math.round(100 * p)).padStart(2, "0")}`] as number, 6);
        expect(Math.abs(quantileOf(waits, p) / law - 1)).toBeLessThan(0.005);
      }
    });
});

describe("a look-ahead of a line in the long run has the means of the formulas in its 99 % interval", () => {
  const batches = 16;
  /** Student's t with 15 degrees of freedom. */
  const t995 = 2.947;
  const warmUp = 350;
  const minutes = 1_150;

  /** Means by class, of independent batches of paths: each batch has its own seed. */
  function means(system: Omit<System, "minutes">, of: (visits: { wait: number[]; left: number }) => number, paths = 10): { mean: number; half: number }[] {
    const situation = aSystem({ ...system, minutes });
    const byBatch = Array.from({ length: batches }, (_, batch) => {
      const visits = lookAhead(situation, { visits: true, atMostMinutes: minutes + 200 }, { seed: 100 + batch, paths }).visits!;
      const classes = system.rates.map(() => ({ wait: [] as number[], left: 0 }));
      for (let i = 0; i < visits.path.length; i++) {
        if (visits.sinceMinutes[i]! < warmUp || visits.sinceMinutes[i]! > minutes - 50) continue;
        const one = classes[visits.urgency[i]! - 1]!;
        one.wait.push(visits.waitMinutes[i]!);
        one.left += visits.left[i]!;
      }
      return classes.map(of);
    });
    return system.rates.map((_, c) => {
      const values = byBatch.map((batch) => batch[c]!);
      const mean = values.reduce((sum, v) => sum + v, 0) / batches;
      const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (batches - 1));
      return { mean, half: (t995 * sd) / Math.sqrt(batches) };
    });
  }
  const meanWait = ({ wait }: { wait: number[] }) => wait.reduce((sum, w) => sum + w, 0) / wait.length;
  const holds = (measured: { mean: number; half: number }[], exact: number[], within: number) =>
    measured.forEach(({ mean, half }, i) => {
      expect(Math.abs(mean - exact[i]!)).toBeLessThan(half);
      // An interval that is wide enough holds anything.
      expect(half).toBeLessThan(within * exact[i]!);
    });

  it("M/M/5 at load .9", () => {
    holds(means({ law: exponential(1), servers: 5, rates: [4.5] }, meanWait), [steadyWait({ arrivalRate: 4.5, serviceRate: 1, servers: 5 }).mean], 0.12);
  });

  it("M/G/1, lognormal visits: Pollaczek and Khinchine", () => {
    holds(means({ law: lognormal(1, 0.5), servers: 1, rates: [0.7] }, meanWait), [oneServerWait({ arrivalRate: 0.7, meanVisit: 1, scv: 0.5 })], 0.12);
  });

  it("strict priority, three classes at five servers: Cobham", () => {
    holds(means({ law: exponential(1), servers: 5, rates: [0.9, 1.8, 1.8], discipline: { kind: "strict" } }, meanWait), strictPriorityWaits(alikeServers([0.9, 1.8, 1.8], 1, 5)), 0.2);
  });

  it("accumulating priority, two classes at four servers: Kleinrock", () => {
    const rates = { 1: 1, 2: 0.5, 3: 0.25, 4: 0.2, 5: 0.1 };
    holds(means({ law: exponential(1), servers: 4, rates: [1, 2], discipline: { kind: "accumulating", rates } }, meanWait), accumulatingPriorityWaits(alikeServers([1, 2], 1, 4), [1, 0.5]), 0.12);
  });

  it("Erlang-A, overloaded: waits until the call or until they leave, and who leaves", () => {
    const system = { law: exponential(1), servers: 10, rates: [12], patience: exponential(2) };
    const exact = withAbandonment({ arrivalRate: 12, serviceRate: 1, servers: 10, abandonmentRate: 0.5 });
    holds(means(system, meanWait, 2), [exact.meanWait], 0.08);
    holds(means(system, ({ wait, left }) => left / wait.length, 2), [exact.chanceToLeave], 0.08);
  });
});

describe("the wait of whoever was last called, as a forecast", () => {
  /** Two phases with balanced means and a squared coefficient of variation of 4. */
  const h2 = (() => {
    const p = (1 + Math.sqrt(3 / 5)) / 2;
    return mixture({ share: p, law: exponential(1 / (2 * p)) }, { share: 1 - p, law: exponential(1 / (2 * (1 - p))) });
  })();

  for (const [name, gap, scv] of [["D", fixed(1), 0], ["M", exponential(1), 1], ["H2", h2, 4]] as const)
    it(`has c_a^2 + 1 = ${scv + 1} times the squared error of the line's length, within 10 %: ${name}/M/10 in heavy traffic`, () => {
      const servers = 10;
      const visits = lookAhead(aSystem({ law: exponential(1), servers, rates: [0.985 * servers], gap, minutes: 1_000, waiting: 40 }), { visits: true, atMostMinutes: 1_000 }, { seed: 3, paths: 48 }).visits!;
      let [line, last, count] = [0, 0, 0];
      for (let from = 0; from < visits.path.length; ) {
        let to = from;
        while (to < visits.path.length && visits.path[to] === visits.path[from]) to++;
        let [called, before] = [from, from];
        // First come, first served: rows are in the order of calls and of coming.
        for (let i = from + 60; i < to; i++) {
          const came = visits.sinceMinutes[i]!;
          while (visits.sinceMinutes[called]! + visits.waitMinutes[called]! <= came) called++;
          before = called - 1;
          const [wait, ahead] = [visits.waitMinutes[i]!, i - called];
          // The ratio is of long waits.
          if (came < 50 || ahead < 15 || before < from) continue;
          line += (wait - (ahead + 1) / servers) ** 2;
          last += (wait - visits.waitMinutes[before]!) ** 2;
          count++;
        }
        from = to;
      }
      expect(count).toBeGreaterThan(100_000);
      expect(Math.abs(last / line / (scv + 1) - 1)).toBeLessThan(0.1);
    });
});
