import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { withLuck, type Path, type PatientOfPath } from "#domain/planning/day/path.ts";
import type { Scenario } from "#domain/planning/scenario.ts";
import { hourly } from "#simulation/clinic-day/situation-of.ts";
import { chance } from "#simulation/chance.ts";

/** Everything that one day brings, whoever plans it: the same for every policy. Minutes from opening. */
export function trueDay(scenario: Scenario, seed: number, day: number): Path {
  const surges = scenario.surges.map((surge, i) => {
    const next = chance(seed, day, "surge", i);
    const among = surge.serviceIds ?? scenario.services.map((s) => s.id);
    const serviceId = among[Math.floor(next() * among.length)] as string;
    const latest = Math.max(scenario.opens, scenario.closes - surge.minutes);
    const from = surge.from ?? scenario.opens + next() * (latest - scenario.opens);
    return { serviceId, from, to: from + surge.minutes, factor: surge.factor };
  });
  const arrivals = scenario.services.flatMap((service, s) => {
    const next = chance(seed, day, "arrivals", service.id);
    const shape = service.dayFactorShape;
    const factor = shape === undefined ? 1 : gammaQuantile(chance(seed, day, "factor", service.id)(), shape, shape);
    const mine = surges.filter((surge) => surge.serviceId === service.id);
    const most = mine.reduce((product, surge) => product * Math.max(1, surge.factor), 1);
    return hourly(service, scenario.opens, scenario.closes).flatMap(({ from, to, perHour }) => {
      const come: PatientOfPath[] = [];
      const perMinute = (perHour * factor * most) / 60;
      if (perMinute <= 0) return come;
      // Thinning: the process at its fastest, of which each patient comes with the share of the moment.
      for (let at = from - Math.log(1 - next()) / perMinute; at < to; at -= Math.log(1 - next()) / perMinute) {
        const now = mine.reduce((product, surge) => (surge.from <= at && at < surge.to ? product * surge.factor : product), 1);
        const [kept, which] = [next() * most < now, next()];
        const patient = withLuck({ urgency: classAt(scenario, which), at: at - scenario.opens, way: [s] }, next);
        if (kept) come.push(patient);
      }
      return come;
    });
  });
  return { waiting: [], inService: [], residual: [], arrivals: arrivals.sort((a, b) => a.at - b.at) };
}

function classAt({ classes }: Scenario, number: number): number {
  let left = number;
  const found = classes.findIndex((c) => (left -= c.share) < 0);
  return found < 0 ? classes.length - 1 : found;
}
