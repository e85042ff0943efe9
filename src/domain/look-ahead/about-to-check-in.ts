import type { ClinicState } from "#domain/clinic.ts";
import { beforeCheckIn, momentsOf, usualMinutesToDesk, type PartiesLaw } from "#domain/occupancy/before-check-in.ts";
import { chanceOf, entityOf, stratumBits } from "#domain/look-ahead/chances.ts";
import type { ArrivalStream, PatientModel } from "#domain/look-ahead/situation.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** Of the streams, the one of those who are in the house and have no ticket yet. */
export const aboutToCheckInId = "about to check in";

/** Fewer parties less than this make no difference to whoever comes now. */
export const leastParties = 0.5;
/** A desk takes so long for each. */
const minutesAtDesk = 1;

/** Those without an appointment who are believed to stand before the desk; `undefined` where nobody counts. */
export function walkInsBeforeCheckIn(state: ClinicState, at: EpochMs): PartiesLaw | undefined {
  const law = beforeCheckIn(state, at);
  if (!law) return undefined;
  const lately = Object.values(state.tickets).filter((t) => t.arrivedAt > at - hourMs && t.arrivedAt <= at);
  const share = lately.length === 0 ? 1 : lately.filter((t) => t.appointmentAt === undefined).length / lately.length;
  // The booked are expected by their appointments already.
  return thinned(law, share);
}

/**
 * The streams of arrivals with what the sensors know of the next minutes: whoever will check in then is in the house now, so
 * those who are seen there take the place of those who usually come. The kinds are the usual ones.
 */
export function withThoseAboutToCheckIn(arrivals: ArrivalStream[], law: PartiesLaw | undefined, at: EpochMs): ArrivalStream[] {
  const kinds = kindsNow(arrivals, at);
  if (!law || kinds.length === 0) return arrivals;
  const { mean, variance } = momentsOf(law);
  const until = at + Math.max(usualMinutesToDesk, mean * minutesAtDesk) * minuteMs;
  const later = arrivals.map((stream) => ({ ...stream, pieces: stream.pieces.flatMap((piece) => (piece.to <= until ? [] : [{ ...piece, from: Math.max(piece.from, until) }])) }));
  if (mean < 0.01) return later;
  const shape = variance > mean ? mean ** 2 / (variance - mean) : undefined;
  return [...later, { id: aboutToCheckInId, pieces: [{ from: at, to: until, perHour: (mean * hourMs) / (until - at) }], ...(shape === undefined ? {} : { dayFactor: { shape, rate: shape } }), kinds }];
}

/** In one group of paths: those who are before the desk, as if they had just been given their tickets. Whoever comes in now stands behind them. */
export function thoseBeforeDesk(arrivals: ArrivalStream[], law: PartiesLaw, at: EpochMs, { seed, group, groups }: { seed: number; group: number; groups: number }): PatientModel[] {
  const kinds = kindsNow(arrivals, at);
  const bits = stratumBits(groups);
  const parties = kinds.length === 0 ? 0 : numberAt(law, chanceOf(entityOf(seed, aboutToCheckInId), group, bits));
  return Array.from({ length: parties }, (_, i) => {
    // Of those who came in the same moment the last by name: whoever was given a ticket now is before them.
    const id = `~ ${aboutToCheckInId} ${String(i).padStart(3, "0")}`;
    const kind = kindAt(kinds, chanceOf(entityOf(seed, id), group, bits));
    return {
      id, urgency: kind.urgency, ...(kind.visitType === undefined ? {} : { visitType: kind.visitType }), arrivedAt: at,
      legs: kind.journey.flatMap((stage, number) => stage.map((serviceId) => ({ serviceId, stage: number, ...(number === 0 ? { waitingSince: at } : {}) }))),
    };
  });
}

/** What they come for, as often as by the present pace of each stream. */
function kindsNow(arrivals: ArrivalStream[], at: EpochMs): ArrivalStream["kinds"] {
  return arrivals.flatMap(({ id, pieces, kinds }) => {
    const next = id === aboutToCheckInId ? undefined : pieces.find((piece) => piece.to > at);
    const all = kinds.reduce((sum, { share }) => sum + share, 0);
    return next && all > 0 ? kinds.map((kind) => ({ ...kind, share: (kind.share / all) * next.perHour })) : [];
  }).filter(({ share }) => share > 0);
}

function kindAt(kinds: ArrivalStream["kinds"], chance: number): ArrivalStream["kinds"][number] {
  let rest = chance * kinds.reduce((sum, { share }) => sum + share, 0);
  return kinds.find(({ share }) => (rest -= share) < 0) ?? (kinds.at(-1) as ArrivalStream["kinds"][number]);
}

function numberAt(law: PartiesLaw, chance: number): number {
  let rest = chance;
  const n = law.findIndex((one) => (rest -= one) < 0);
  return n < 0 ? law.length - 1 : n;
}

/** The law of those among them who are of a kind that makes up such a share, each by chance. */
function thinned(law: PartiesLaw, share: number): PartiesLaw {
  if (share >= 1) return law;
  const less: PartiesLaw = law.map(() => 0);
  law.forEach((chance, n) => {
    let binomial = (1 - share) ** n;
    for (let k = 0; k <= n; k++) {
      less[k] = (less[k] as number) + chance * binomial;
      binomial *= share === 1 ? 0 : ((n - k) / (k + 1)) * (share / (1 - share));
    }
  });
  return less;
}
