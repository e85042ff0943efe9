import { chance, logNormal, normal, pick, poisson } from "#simulation/chance.ts";
import { dayMs, hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** How well the sensors of a simulated clinic see. */
export type Sensors = {
  /** Share of people that the door misses, on its average day. */
  missedIn: number;
  missedOut: number;
  /** Relative scatter of these shares from day to day; neighbouring days resemble each other. */
  missedDriftSd: number;
  /** Share of heads that the camera sees, its scatter from day to day, and its noise in heads. */
  gain: number;
  gainDriftSd: number;
  noiseHeads: number;
  /** The part of the noise that stays for a quarter of an hour: somebody stands in front of the lens. */
  lingeringHeads: number;
};

export const presets: Record<"typical" | "good" | "poor", Sensors> = {
  typical: { missedIn: 0.03, missedOut: 0.05, missedDriftSd: 0.4, gain: 0.88, gainDriftSd: 0.03, noiseHeads: 1.5, lingeringHeads: 1 },
  good: { missedIn: 0.01, missedOut: 0.012, missedDriftSd: 0.4, gain: 0.92, gainDriftSd: 0.02, noiseHeads: 1.2, lingeringHeads: 0.8 },
  poor: { missedIn: 0.08, missedOut: 0.12, missedDriftSd: 0.4, gain: 0.78, gainDriftSd: 0.05, noiseHeads: 2.5, lingeringHeads: 1.5 },
};

/** What happened and what was seen within the five minutes before `at`. */
export type Slot = { at: EpochMs; day: number; isOpen: boolean; people: number; trueIn: number; trueOut: number; in: number; out: number; level: number; checkIns: number; checkOuts: number };

const slotMs = 5 * minuteMs;
const opensAt = 7 * hourMs;
const closesAt = 20 * hourMs;
/** Parties of one, two and three. */
const parties = [0.66, 0.27, 0.07];
const peopleADay = 523;
const stayMinutes = { mean: 50, logSd: 0.55 };
/** Some come without a ticket: to fetch a prescription, to visit. */
const ticketShare = 0.94;

/** Some days of a clinic with one waiting area and one door: 523 people a day, 33 at once while it is open. */
export function simulatedClinic(sensors: Sensors, seed: number, days: number): Slot[] {
  const first = Date.UTC(2026, 0, 12);
  const next = chance("occupancy-bench", seed);
  const partySize = parties.reduce((sum, share, i) => sum + share * (i + 1), 0);
  const slots: Slot[] = [];
  const wandering = () => {
    let value = normal(next);
    return () => (value = 0.88 * value + Math.sqrt(1 - 0.88 ** 2) * normal(next));
  };
  const [inWalk, outWalk, gainWalk] = [wandering(), wandering(), wandering()];

  for (let day = 0; day < days; day++) {
    const dayAt = first + day * dayMs;
    const missedIn = Math.min(0.6, sensors.missedIn * Math.exp(sensors.missedDriftSd * inWalk()));
    const missedOut = Math.min(0.6, sensors.missedOut * Math.exp(sensors.missedDriftSd * outWalk()));
    const gain = Math.min(1.05, sensors.gain + sensors.gainDriftSd * gainWalk());
    const busy = 1 + 0.12 * normal(next);
    const perSlot = Array.from({ length: 288 }, () => ({ in: 0, out: 0, checkIns: 0, checkOuts: 0 }));
    const slotOf = (ms: number) => perSlot[Math.min(287, Math.max(0, Math.floor(ms / slotMs)))] as (typeof perSlot)[number];
    const shape = (ms: number) => (ms < opensAt || ms > closesAt - 1.2 * hourMs ? 0 : 0.7 + Math.sin((Math.PI * (ms - opensAt)) / (closesAt - 1.2 * hourMs - opensAt)));
    const total = Array.from({ length: 288 }, (_, i) => shape(i * slotMs)).reduce((a, b) => a + b, 0);
    for (let i = 0; i < 288; i++) {
      const expected = ((peopleADay / partySize) * busy * shape(i * slotMs)) / total;
      for (let n = expected === 0 ? 0 : poisson(expected, next); n > 0; n--) {
        const size = 1 + parties.indexOf(pick(parties, (share) => share, next()));
        const comes = (i + next()) * slotMs;
        const goes = Math.min(comes + logNormal(stayMinutes, next) * minuteMs, closesAt + 15 * minuteMs * next());
        for (let person = 0; person < size; person++) {
          slotOf(comes).in++;
          slotOf(goes + person * 2_000).out++;
        }
        if (next() < ticketShare) {
          slotOf(Math.min(goes, comes + 3 * minuteMs * next())).checkIns++;
          // The desk notices one in fifty only when it tidies up, half an hour later.
          slotOf(next() < 0.02 ? Math.min(goes + 30 * minuteMs, closesAt + 20 * minuteMs) : Math.max(comes, goes - 5 * minuteMs * next())).checkOuts++;
        }
      }
    }
    let people = 0;
    let lingering = 0;
    perSlot.forEach((slot, i) => {
      people += slot.in - slot.out;
      lingering = 0.72 * lingering + Math.sqrt(1 - 0.72 ** 2) * normal(next);
      const seen = (count: number, missed: number) => Array.from({ length: count }, next).filter((u) => u >= missed).length;
      const heads = seen(people, 1 - Math.min(1, gain)) + (people === 0 ? 0 : sensors.noiseHeads * normal(next) + sensors.lingeringHeads * lingering);
      const ms = (i + 1) * slotMs;
      slots.push({
        at: dayAt + ms,
        day,
        isOpen: ms > opensAt && ms <= closesAt,
        people,
        trueIn: slot.in,
        trueOut: slot.out,
        in: seen(slot.in, missedIn),
        out: seen(slot.out, missedOut),
        level: Math.max(0, Math.round(heads)),
        checkIns: slot.checkIns,
        checkOuts: slot.checkOuts,
      });
    });
  }
  return slots;
}
