import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { residualExceededWith } from "#domain/look-ahead/law.ts";
import { chance } from "#domain/planning/day/chance.ts";
import type { Compiled } from "#domain/planning/day/compiled.ts";
import { minuteMs } from "#domain/time.ts";

/** A patient with all that chance will bring them, whoever serves them and when: so that plans are compared on the same day. */
export type PatientOfPath = {
  urgency: number;
  at: number;
  way: number[];
  /** Minutes of work at speed 1, by leg; drawn from the law of the service that the leg is at. */
  luck: number[];
  /** Where they go on to, by leg. */
  onward: number[];
};

export type Path = { waiting: PatientOfPath[]; inService: PatientOfPath[]; /** Minutes still to go, by visit in progress. */ residual: number[]; arrivals: PatientOfPath[] };

const legs = 3;

/** One future of a situation, until so many minutes from now. The same seed and number give the same. */
export function pathOf(compiled: Compiled, seed: number, number: number, untilMinutes: number): Path {
  const { situation, services } = compiled;
  const present = chance(seed, number, 1);
  const waiting = compiled.waiting.map((patient) => withLuck(patient, present));
  const booked = chance(seed, number, 4);
  const appointments = compiled.booked.flatMap(({ patient, at, punctuality, isNobody }) => {
    const [comes, when, them] = [booked() >= isNobody, booked(), withLuck(patient, booked)];
    return comes ? [{ ...them, at: residualExceededWith(punctuality, -at, when) }] : [];
  });
  const inService = compiled.inService.map(({ patient }) => withLuck(patient, present));
  const residual = compiled.inService.map(({ patient, elapsed, staff }) => {
    const service = patient.way[0] as number;
    const law = services[service]?.law;
    const speed = compiled.staff[staff]?.speed[service] ?? 1;
    return law ? residualExceededWith(law, elapsed * speed, present()) / speed : 0;
  });
  const position = new Map(services.map((service, s) => [service.id, s]));
  const arrivals = situation.arrivals.flatMap((stream, i) => {
    const next = chance(seed, number, 2, i);
    const { dayFactor } = stream;
    const factor = dayFactor ? gammaQuantile(spread(chance(seed, 3, i)(), i, number), dayFactor.shape, dayFactor.rate) : 1;
    const ways = new Map(stream.kinds.map((kind) => [kind, kind.journey.flat().map((id) => position.get(id) ?? -1)]));
    const total = stream.kinds.reduce((sum, kind) => sum + kind.share, 0);
    return stream.pieces.flatMap((piece) => {
      const from = Math.max(0, (piece.from - situation.at) / minuteMs);
      const to = Math.min(untilMinutes, (piece.to - situation.at) / minuteMs);
      const perMinute = (piece.perHour * factor) / 60;
      const come: PatientOfPath[] = [];
      if (perMinute <= 0) return come;
      for (let at = from - Math.log(next()) / perMinute; at < to; at -= Math.log(next()) / perMinute) {
        let left = next() * total;
        const kind = stream.kinds.find((k) => (left -= k.share) < 0) ?? stream.kinds.at(-1);
        if (!kind) continue;
        come.push(withLuck({ urgency: kind.urgency - 1, at, way: ways.get(kind) as number[] }, next));
      }
      return come;
    });
  });
  const later = [...waiting.filter((patient) => patient.at > 0), ...appointments.filter((patient) => patient.at < untilMinutes)];
  return { waiting: waiting.filter((patient) => patient.at <= 0), inService, residual, arrivals: [...arrivals, ...later].sort((a, b) => a.at - b.at) };
}

/** Busy and quiet days evenly among the paths, instead of by luck: Weyl's sequence from a start by chance. */
function spread(start: number, stream: number, number: number): number {
  const u = (start + number * Math.sqrt(stream + 2.5)) % 1;
  return Math.min(1 - 1e-9, Math.max(1e-9, u));
}

export function withLuck(patient: { urgency: number; at: number; way: number[] }, next: () => number): PatientOfPath {
  const luck: number[] = [];
  const onward: number[] = [];
  for (let leg = 0; leg < legs; leg++) {
    luck.push(next());
    onward.push(next());
  }
  return { urgency: patient.urgency, at: patient.at, way: patient.way, luck, onward };
}
