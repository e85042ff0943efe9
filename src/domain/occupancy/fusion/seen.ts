import type { ZoneId } from "#domain/ids.ts";
import * as covariance from "#domain/occupancy/fusion/covariance.ts";
import type { Sparse } from "#domain/occupancy/fusion/covariance.ts";
import { correct } from "#domain/occupancy/fusion/hypothesis.ts";
import { peopleOf, placeOf, ticketSource, type HouseBelief, type Source } from "#domain/occupancy/fusion/house-belief.ts";
import { passTime } from "#domain/occupancy/fusion/pass-time.ts";
import * as priors from "#domain/occupancy/fusion/priors.ts";
import type { EpochMs } from "#domain/time.ts";

/**
 * A source sees so many people in these zones together: seen = gain x people + scatter, never people = seen / gain,
 * which draws both to zero. Learns the gain with the people, and the scatter from its own surprises.
 *
 * The scatter is taken for noise, and repetition for less of it. To carry it along as a part that fades would be finer
 * but wrong: a family of three is one ticket, so what tickets miss changes in the same moment as the people do, and a
 * filter that watches only changes learns too small a gain.
 */
export function seen(before: HouseBelief, source: string, zoneIds: ZoneId[], people: number, at: EpochMs): HouseBelief {
  const zones = peopleOf(before, zoneIds);
  if (zones.length === 0) return before;
  const prior = source === ticketSource ? priors.tickets : priors.camera;
  const house = passTime(before, at);
  const gain = placeOf(house, `gain/${source}`, { mean: prior.gain, variance: () => prior.gainSd ** 2 });
  const isGainHidden = source !== ticketSource && zoneIds.some((id) => house.zones[id]?.isOpen);
  const known: Source = house.sources[source] ?? { noise: 1, information: priorInformation, lingering: prior.lingering, lingeringInformation: priorInformation, at: -Infinity, latest: people, surprise: 0, zoneIds };
  const remembered = Math.exp(-Math.max(1_000, at - known.at) / prior.lingersMs);
  // Looks that follow one another resemble one another: together they know no more than fewer that do not.
  const repetition = 1 - known.lingering + (known.lingering * (1 + remembered)) / (1 - remembered);

  const learned: Lesson = { noise: 0, information: 0, surprise: 0, share: 0, weight: 0 };
  for (const h of house.hypotheses) {
    const mean = covariance.dot(zones, h.mean);
    const heads = Math.max(0, mean);
    const g = h.mean[gain] as number;
    const scatter = known.noise * (prior.scatter.base + prior.scatter.perHead * heads);
    // Where people come and go uncounted, nothing tells a camera that misses them from an empty chair.
    const hidden = isGainHidden ? covariance.at(h.spread, gain, gain) * heads ** 2 : 0;
    const look: Sparse = [...zones.map(([i]) => [i, g] as const), ...(isGainHidden ? [] : [[gain, heads] as const])];
    const own = hidden + correct(h, look, people - g * mean, scatter * repetition + hidden, 4);
    if (heads >= fewHeads) learn(learned, h.weight, own, scatter, people - g * mean);
  }
  const after = { ...known, at: Math.max(at, known.at), firstAt: Math.min(at, known.firstAt ?? at), latest: people, surprise: learned.surprise, zoneIds };
  house.sources = { ...house.sources, [source]: learned.weight > 0.5 ? wiser(after, known, learned, remembered) : after };
  return house;
}

type Lesson = { noise: number; information: number; surprise: number; share: number; weight: number };

/** In an empty room every camera is right: it teaches nothing of its scatter. */
const fewHeads = 3;

/** The slope of the likelihood in the logarithm of the scatter. Only so much of a surprise is its own fault as it has of the variance. */
function learn(lesson: Lesson, weight: number, own: number, scatter: number, innovation: number): void {
  const share = scatter / (own + scatter);
  const surprise = Math.max(-3, Math.min(3, innovation / Math.sqrt(own + scatter)));
  lesson.noise += weight * 0.5 * share * (surprise ** 2 - 1);
  lesson.information += weight * 0.5 * share ** 2;
  lesson.surprise += weight * surprise;
  lesson.share += weight * share;
  lesson.weight += weight;
}

/** A step of Newton's up that slope; and the part that lingers from how much one surprise resembles the last. */
function wiser(after: Source, known: Source, lesson: Lesson, remembered: number): Source {
  const information = Math.min(known.information + lesson.information, mostInformation);
  const likeness = remembered * lesson.share;
  const lingeringInformation = Math.min(known.lingeringInformation + likeness ** 2, mostInformation);
  const lingering = known.lingering + (likeness * (lesson.surprise * known.surprise - known.lingering * likeness)) / lingeringInformation;
  return {
    ...after,
    noise: Math.min(100, Math.max(0.05, known.noise * Math.exp(lesson.noise / information))),
    information,
    lingering: Math.min(1, Math.max(0.05, lingering)),
    lingeringInformation,
  };
}

/** In looks: how much the prior is worth, and how many looks are remembered. */
const priorInformation = 5;
const mostInformation = 300;
