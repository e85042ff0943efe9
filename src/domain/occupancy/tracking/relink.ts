import { munkres } from "munkres";
import { heightOf, type Person } from "#domain/occupancy/tracking/person.ts";
import type { TrackerOptions } from "#domain/occupancy/tracking/tracker-options.ts";
import type { EpochMs } from "#domain/time.ts";

/**
 * The people, with those who have just been confirmed but are somebody lost a while ago under their old id. A newcomer is recognised
 * only now, once their own place and size are known from several sightings: one box alone would be too easily the wrong person's.
 */
export function relinked(people: Person[], options: TrackerOptions, at: EpochMs): Person[] {
  if (options.relinkSeconds === 0) return people;
  const newcomers = people.filter(({ known }) => known.confirmed && known.seenAt === at && known.sightings === options.confirmSightings);
  const lost = people.filter(({ known }) => known.confirmed && newcomers.some((newcomer) => known.seenAt < newcomer.known.firstSeenAt));
  if (newcomers.length === 0 || lost.length === 0) return people;

  const spreads = newcomers.map((newcomer) => lost.map((person) => Math.min(options.relinkSpreads, spreadsApart(person, newcomer, options))));
  const pairs = munkres(spreads).filter(([i, j]) => (spreads[i]?.[j] ?? Infinity) < options.relinkSpreads);
  const was = new Map(pairs.map(([i, j]) => [newcomers[i] as Person, lost[j] as Person]));
  const found = new Set(was.values());
  return people.filter((person) => !found.has(person)).map((person) => underOldId(person, was.get(person)));
}

/** Standard deviations between where somebody lost must have got to and where the newcomer is. Infinite if it cannot be them. */
function spreadsApart(lost: Person, newcomer: Person, options: TrackerOptions): number {
  if (lost.known.seenAt >= newcomer.known.firstSeenAt) return Infinity;
  if (Math.abs(Math.log(heightOf(newcomer) / heightOf(lost))) > options.relinkHeight) return Infinity;
  const across = (newcomer.x.value - lost.x.value) ** 2 / (newcomer.x.vv + lost.x.vv);
  const down = (footOf(newcomer) - footOf(lost)) ** 2 / (newcomer.y.vv + lost.y.vv);
  return Math.sqrt(across + down);
}

function footOf(person: Person): number {
  return person.y.value + person.height.value / 2;
}

function underOldId(person: Person, lost: Person | undefined): Person {
  if (!lost) return person;
  const { id, firstSeenAt, sightings } = lost.known;
  return { ...person, known: { ...person.known, id, firstSeenAt, sightings: person.known.sightings + sightings } };
}
