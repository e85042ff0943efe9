import type { Emptying } from "#domain/look-ahead/outlook.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** What the desk is told of the end of the day: whole five minutes, and whether it is a warning. */
export type ClosingTold = { closesAt: EpochMs; from: EpochMs; to: EpochMs; isLate: boolean };

const wholeMs = 5 * minuteMs;
/** Told times stay until what is believed has moved by this much, so that they do not flicker between two fives. */
const staysMs = 5 * minuteMs;
/** A warning is taken back only when the end lies this much before closing. */
const backBeforeMs = 10 * minuteMs;

/** Late when one future in five goes on beyond closing; what was told before stays while little has changed. */
export function tellClosing(before: ClosingTold | undefined, emptying: Emptying): ClosingTold | undefined {
  if (!emptying.known) return undefined;
  const { closesAt, p10, p80, p90 } = emptying;
  const last = before?.closesAt === closesAt ? before : undefined;
  const isLate = last?.isLate ? p80 > closesAt - backBeforeMs : p80 > closesAt;
  const from = steady(last?.from, p10, Math.floor);
  return { closesAt, from, to: Math.max(from, steady(last?.to, p90, Math.ceil)), isLate };
}

function steady(told: EpochMs | undefined, believed: EpochMs, round: (n: number) => number): EpochMs {
  const whole = round(believed / wholeMs) * wholeMs;
  return told !== undefined && Math.abs(believed - told) <= staysMs ? told : whole;
}
