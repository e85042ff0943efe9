import type { Count } from "#domain/occupancy/count.ts";
import type { ThermalReading } from "#domain/occupancy/reading.ts";
import { firstBackground, learned, warmth, type Background } from "#domain/occupancy/thermal/background.ts";
import { firstStep, lastWord, settled, stepped, type DoorCrossing, type Walk } from "#domain/occupancy/thermal/doorway.ts";
import { follow, type WarmTrack } from "#domain/occupancy/thermal/follow.ts";
import { inView, type InView } from "#domain/occupancy/thermal/in-view.ts";
import { pictureOf, type Picture } from "#domain/occupancy/thermal/picture.ts";
import { usualThermal, type ThermalOptions } from "#domain/occupancy/thermal/thermal-options.ts";
import { warmSpots } from "#domain/occupancy/thermal/warm-spots.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

/**
 * What is remembered of one array between its messages: how the empty place looks and who is on the way, never a
 * picture. Plain JSON, less than 40 kB for 768 pixels.
 */
export type ThermalMemory = {
  width: number;
  height: number;
  /** Of the newest frame. */
  at: EpochMs;
  background?: Background;
  tracks: (WarmTrack & { walk: Walk })[];
  nextId: number;
  inView?: InView;
  /** When a picture could last be made something of. */
  clearAt: EpochMs;
  /** Frames in a row that each came too long after the one before. */
  gaps: number;
  /** Crossings that may still be believed at once. */
  allowance: number;
};

export type ThermalStep = { memory: ThermalMemory; counts: Count[]; troubles: string[] };

/**
 * Counts the frames of one message. They are put in order among themselves; a frame that is not later than the newest of
 * an earlier message counts nothing, for a moment of a moving picture cannot be put in its place later on. So a repeat
 * counts nothing either, and of two messages that overlap the rest of the later one counts.
 */
export function countThermal(before: ThermalMemory | undefined, reading: ThermalReading, options: ThermalOptions = usualThermal): ThermalStep {
  const { width, height } = reading;
  const ordered = [...reading.frames].sort((a, b) => a.at - b.at);
  const crossings: DoorCrossing[] = [];
  const levels: { at: EpochMs; people: number }[] = [];
  let lost = 0;
  let memory = before ?? { width, height, at: (ordered[0]?.at ?? reading.at) - 1, tracks: [], nextId: 1, clearAt: ordered[0]?.at ?? reading.at, gaps: 0, allowance: options.crossingsAtOnce };
  const take = (seen: DoorCrossing[]) => {
    const believed = seen.slice(0, Math.floor(memory.allowance));
    memory = { ...memory, allowance: memory.allowance - believed.length };
    crossings.push(...believed);
    lost += seen.length - believed.length;
  };

  if (memory.width !== width || memory.height !== height) {
    take(lastWords(memory, options));
    memory = { ...memory, width, height, background: undefined, tracks: [] };
  }
  for (const frame of ordered) {
    if (frame.at <= memory.at) continue;
    const seconds = (frame.at - memory.at) / secondMs;
    const allowance = Math.min(options.crossingsAtOnce, memory.allowance + options.crossingsPerSecond * seconds);
    const step = watched({ ...memory, allowance }, pictureOf(width, height, frame.celsius, options), frame.at, seconds, reading, options);
    memory = step.memory;
    take(step.crossings);
    if (step.people !== undefined) levels.push({ at: frame.at, people: step.people });
  }

  const { line, area } = reading;
  return {
    memory: tidied(memory),
    counts: [
      ...(line === undefined ? [] : crossings.map(({ direction, at }): Count => ({ type: "crossed", line, at, in: direction === "in" ? 1 : 0, out: direction === "out" ? 1 : 0 }))),
      ...(area === undefined ? [] : levels.map(({ at, people }): Count => ({ type: "level", area, at, people }))),
    ],
    troubles: [
      ...(memory.at - memory.clearAt > troubledSeconds * secondMs ? ["its pictures show nothing that can be read"] : []),
      ...(memory.gaps >= troubledGaps ? ["its pictures come less than once in a second and a half: nobody can be followed"] : []),
      ...(lost > 0 ? ["it sees more people cross than can pass a door"] : []),
    ],
  };
}

const troubledSeconds = 30;
const troubledGaps = 10;

type Watched = { memory: ThermalMemory; crossings: DoorCrossing[]; people?: number };

function watched(before: ThermalMemory, picture: Picture | undefined, at: EpochMs, seconds: number, reading: ThermalReading, options: ThermalOptions): Watched {
  // Where people went while nobody looked is not known; those who were last seen past the line had crossed it.
  const isGap = seconds > options.gapSeconds;
  const crossings = isGap ? lastWords(before, options) : [];
  const memory: ThermalMemory = isGap ? { ...before, tracks: [], inView: before.inView && { ...before.inView, since: at }, clearAt: at, gaps: before.gaps + 1 } : { ...before, gaps: 0 };
  if (!picture) return { memory: { ...memory, at }, crossings };
  if (!memory.background || seconds > options.forgetSeconds) return { memory: { ...memory, at, clearAt: at, background: firstBackground(picture, options) }, crossings };

  const seen = warmth(memory.background, picture, options);
  const { spots, regions, strange } = warmSpots(seen.warmth, picture.width, picture.height, options);
  if (strange > options.strangeShare) {
    const isNew = at - memory.clearAt > options.strangeSeconds * secondMs;
    return { memory: { ...memory, at, ...(isNew && { background: firstBackground(picture, options), tracks: [] }) }, crossings };
  }

  const followed = follow(memory.tracks, memory.nextId, spots, at, seconds, options);
  const walks = new Map(memory.tracks.map((track) => [track.id, track.walk]));
  const tracks = followed.tracks.map((track) => {
    const walk = walks.get(track.id) ?? firstStep;
    const step = settled(track.seenAt === at ? stepped(walk, track[reading.axis].value - 0.5, at, options) : walk, at, options);
    if (step.crossing) crossings.push(step.crossing);
    return { ...track, walk: step.walk };
  });
  for (const track of followed.gone) crossings.push(...told(track, walks.get(track.id) ?? firstStep, options));

  const people = tracks.filter((track) => track.sightings >= options.confirmSightings && at - track.firstSeenAt >= confirmSeconds * secondMs).length;
  const view = inView(memory.inView, people, at, options);
  const background = learned(memory.background, { ...seen, regions }, picture, Math.min(seconds, options.gapSeconds), options);
  return { memory: { ...memory, at, clearAt: at, background, tracks, nextId: followed.nextId, inView: view.inView }, crossings, people: view.tell };
}

/** A draught is warm for a moment, somebody who sits there for longer. */
const confirmSeconds = 0.5;

function lastWords(memory: ThermalMemory, options: ThermalOptions): DoorCrossing[] {
  return memory.tracks.flatMap((track) => told(track, track.walk, options));
}

function told(track: WarmTrack, walk: Walk, options: ThermalOptions): DoorCrossing[] {
  const crossing = track.sightings >= options.confirmSightings ? lastWord(walk, options) : undefined;
  return crossing ? [crossing] : [];
}

/** Digits that mean something: the background changes by less than a thousandth of a degree from frame to frame. */
function tidied(memory: ThermalMemory): ThermalMemory {
  const { background } = memory;
  if (!background) return memory;
  return {
    ...memory,
    background: {
      celsius: background.celsius.map((v) => rounded(v, 4)),
      seconds: rounded(background.seconds, 2),
      heldCelsius: background.heldCelsius.map((v) => rounded(v, 2)),
      stillSeconds: background.stillSeconds.map((v) => rounded(v, 2)),
    },
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
