import { exponential, lognormal, normal } from "#domain/look-ahead/law.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import { usualPolicy } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

const at = Date.UTC(2026, 0, 15, 12);
const mixOfUrgencies: Urgency[] = [4, 3, 4, 5, 4, 2];

/** A general practice at noon with so many waiting and so many doctors: all busy, lunches in turns, the afternoon's appointments to come. */
export function aBusyPractice(waiting: number, doctors: number): Situation {
  const since = (minutes: number) => at - Math.round(minutes * minuteMs);
  const booked = doctors * 6;
  return {
    at,
    discipline: { kind: "policy", policy: usualPolicy },
    rooms: [],
    services: [{ id: "gp", targetWaitMinutes: 30, law: lognormal(14, 0.5), patience: exponential(200), walk: exponential(0.5) }],
    staff: Array.from({ length: doctors }, (_, i) => ({
      id: `doctor-${i}`, skills: ["gp"], speed: { gp: 0.9 + 0.05 * (i % 5) },
      shifts: [{ from: at - 4 * hourMs, to: at + (4 + (i % 3)) * hourMs, breaks: [{ from: at + (30 + 20 * (i % 4)) * minuteMs, to: at + (60 + 20 * (i % 4)) * minuteMs }] }],
    })),
    waiting: Array.from({ length: waiting }, (_, i) => {
      const came = since(((waiting - i) * 50) / waiting);
      return { id: `patient-${i}`, urgency: mixOfUrgencies[i % mixOfUrgencies.length] as Urgency, arrivedAt: came, legs: [{ serviceId: "gp", waitingSince: came }] };
    }),
    inService: Array.from({ length: doctors }, (_, i) => ({ patient: { id: `guest-${i}`, urgency: 4, arrivedAt: since(60), legs: [{ serviceId: "gp", waitingSince: since(60) }] }, leg: 0, staffId: `doctor-${i}`, startedAt: since(i % 12) })),
    appointments: Array.from({ length: booked }, (_, i) => ({ id: `booked-${i}`, at: at + Math.round((i * 240 * minuteMs) / booked), urgency: 4, journey: [["gp"]], punctuality: normal(-7, 12), noShowProbability: 0.12 })),
    arrivals: [
      { id: "walk-ins", pieces: [{ from: at, to: at + 2 * hourMs, perHour: 2 * doctors }, { from: at + 2 * hourMs, to: at + 4 * hourMs, perHour: doctors }], dayFactor: { shape: 25, rate: 25 }, kinds: [{ share: 4, urgency: 4, journey: [["gp"]] }, { share: 1, urgency: 3, journey: [["gp"]] }] },
      { id: "urgent", pieces: [{ from: at, to: at + 4 * hourMs, perHour: 0.3 * doctors }], kinds: [{ share: 1, urgency: 2, journey: [["gp"]] }] },
    ],
  };
}
