import type { PatientModel, Situation } from "#domain/look-ahead/situation.ts";
import { targetMinutes, usualPolicy } from "#domain/queue/policy.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

/** By service and slot: who is expected, who waits now, and the wait that is promised on average. */
export type Demand = { arrivals: number[][]; waiting: number[]; targetMinutes: number[] };

export function demandBySlot(situation: Situation, slots: number[]): Demand {
  const index = new Map(situation.services.map((service, s) => [service.id, s]));
  const arrivals = situation.services.map(() => slots.map(() => 0));
  const add = (serviceId: string | undefined, t: number, people: number) => {
    const row = arrivals[index.get(serviceId ?? "") ?? -1];
    if (row) row[t] = (row[t] ?? 0) + people;
  };
  let start = situation.at;
  slots.forEach((minutes, t) => {
    const end = start + minutes * minuteMs;
    for (const stream of situation.arrivals) {
      const factor = stream.dayFactor ? stream.dayFactor.shape / stream.dayFactor.rate : 1;
      const expected = stream.pieces.reduce((sum, piece) => sum + (piece.perHour * Math.max(0, Math.min(end, piece.to) - Math.max(start, piece.from))) / hourMs, 0) * factor;
      const total = stream.kinds.reduce((sum, kind) => sum + kind.share, 0);
      for (const kind of stream.kinds) for (const id of kind.journey[0] ?? []) add(id, t, (expected * kind.share) / total);
    }
    for (const booked of situation.appointments) if (booked.at >= start && booked.at < end) for (const id of booked.journey[0] ?? []) add(id, t, 1 - booked.noShowProbability);
    start = end;
  });

  const waiting = situation.services.map(() => 0);
  const promised = situation.services.map(() => ({ people: 0, minutes: 0 }));
  const policy = situation.discipline.kind === "policy" ? situation.discipline.policy : usualPolicy;
  for (const patient of situation.waiting) {
    for (const id of linesOf(patient)) {
      const s = index.get(id);
      if (s !== undefined) waiting[s] = (waiting[s] ?? 0) + 1;
    }
  }
  situation.services.forEach((service, s) => {
    const sum = promised[s] as { people: number; minutes: number };
    const asSetUp = { id: service.id, name: service.id, prefix: "", typicalMinutes: 0, targetWaitMinutes: service.targetWaitMinutes };
    for (const stream of situation.arrivals)
      for (const kind of stream.kinds) {
        if (!kind.journey[0]?.includes(service.id)) continue;
        sum.people += kind.share;
        sum.minutes += kind.share * targetMinutes(kind.urgency, asSetUp, policy);
      }
  });
  return { arrivals, waiting, targetMinutes: situation.services.map((service, s) => ((promised[s]?.people ?? 0) > 0 ? (promised[s]?.minutes ?? 0) / (promised[s]?.people ?? 1) : service.targetWaitMinutes)) };
}

/** The services in whose lines somebody stands now. */
function linesOf(patient: PatientModel): string[] {
  return patient.legs.filter((leg) => leg.waitingSince !== undefined && !leg.done).map((leg) => leg.serviceId);
}
