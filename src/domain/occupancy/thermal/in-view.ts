import type { ThermalOptions } from "#domain/occupancy/thermal/thermal-options.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

/** The number of people in view, and what was told of it. Plain JSON. */
export type InView = { people: number; since: EpochMs; told?: { people: number; at: EpochMs } };

/** Tells a number once it has held, whenever it is another one or was told long ago. */
export function inView(before: InView | undefined, people: number, at: EpochMs, options: ThermalOptions): { inView: InView; tell?: number } {
  const now = before?.people === people ? before : { ...before, people, since: at };
  const holds = at - now.since >= options.levelHoldSeconds * secondMs;
  const isNews = now.told === undefined || now.told.people !== people || at - now.told.at >= options.levelEverySeconds * secondMs;
  return holds && isNews ? { inView: { ...now, told: { people, at } }, tell: people } : { inView: now };
}
