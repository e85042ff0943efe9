import type { ThermalOptions } from "#domain/occupancy/thermal/thermal-options.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

/** How somebody stands to the line in the middle of the picture. Plain JSON. */
export type Walk = {
  /** The side that they are known to have come from, 0 not yet known: +1 is the greater coordinate, where `in` leads. */
  side: -1 | 0 | 1;
  /** How far from the line they were seen on that side, at most. */
  depth: number;
  /** Past the line but not yet told: since when, seen there how often, and how far from the line. */
  past?: { since: EpochMs; sightings: number; depth: number };
  /** From the line, as a share of the picture, when they were last seen. */
  distance: number;
};

export type DoorCrossing = { direction: "in" | "out"; /** When they were past the line. */ at: EpochMs };

export const firstStep: Walk = { side: 0, depth: 0, distance: 0 };

/** The walk of somebody who is seen at `distance` from the line at `at`. */
export function stepped(walk: Walk, distance: number, at: EpochMs, options: ThermalOptions): Walk {
  const side = Math.sign(distance) as -1 | 0 | 1;
  const depth = Math.abs(distance);
  if (walk.side === 0) return { side: depth > options.firstSide ? side : 0, depth, distance };
  // On the line one is where one was: whoever loiters there comes from neither side anew.
  if (depth <= options.deadBand) return { ...walk, distance };
  if (side === walk.side) return { side, depth: Math.max(walk.depth, depth), distance };
  const { since, sightings, depth: before } = walk.past ?? { since: at, sightings: 0, depth: 0 };
  return { side: walk.side, depth: walk.depth, distance, past: { since, sightings: sightings + 1, depth: Math.max(before, depth) } };
}

/** Told of those who have stayed past the line: they may still come back, but that is another crossing. */
export function settled(walk: Walk, at: EpochMs, options: ThermalOptions): { walk: Walk; crossing?: DoorCrossing } {
  if (!walk.past || !isWay(walk, options) || walk.past.sightings < options.holdSightings || at - walk.past.since < options.settleSeconds * secondMs) return { walk };
  return { walk: { side: -walk.side as -1 | 0 | 1, depth: walk.past.depth, distance: walk.distance }, crossing: crossingOf(walk, walk.past.since) };
}

/** Told of those who have left the picture: only who left on the other side has crossed. */
export function lastWord(walk: Walk, options: ThermalOptions): DoorCrossing | undefined {
  const { past } = walk;
  const isPast = Math.sign(walk.distance) === -walk.side && walk.side !== 0;
  if (!past || !isPast || !isWay(walk, options)) return undefined;
  // At two frames a second a hurried person is seen there but once.
  const isFar = Math.abs(walk.distance) >= options.farSide;
  return past.sightings >= options.holdSightings || isFar ? crossingOf(walk, past.since) : undefined;
}

/** A patch of sun that fades unevenly leans over the line; people walk. */
function isWay({ depth, past }: Walk, options: ThermalOptions): boolean {
  return depth + (past?.depth ?? 0) >= options.leastWay;
}

function crossingOf(walk: Walk, at: EpochMs): DoorCrossing {
  return { direction: walk.side < 0 ? "in" : "out", at };
}
