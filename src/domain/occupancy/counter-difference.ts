import { minuteMs, type EpochMs } from "#domain/time.ts";

/** One report of a counter that counts one direction. */
export type Total = { at: EpochMs; value: number; modulus?: number; since?: EpochMs };

/** A counter that falls and is back within this time has hiccuped, not rebooted. */
const dipWithinMs = 10 * minuteMs;

/** More people a second than the widest hospital door lets through: beyond this, a wrap is not believable. */
const peopleASecondMax = 5;

/**
 * People counted between the total before `index` and the one at it. The first total of all says nothing: nobody knows
 * how many it had counted before we listened.
 */
export function increment(window: Total[], index: number): number {
  const now = window[index];
  const before = window[index - 1];
  if (!now || !before) return 0;
  if (now.since !== undefined && before.at < now.since) return now.value;
  if (now.value < before.value) return rolledOver(before, now) ?? now.value;

  // 100, 0, 103: the zero was a hiccup. Nothing had been counted at it, and three people have passed since.
  const earlier = before.value === 0 ? window.slice(0, index).findLast((total) => total.value > 0) : undefined;
  if (earlier && now.value >= earlier.value && now.at - earlier.at <= dipWithinMs) return now.value - earlier.value;
  return now.value - before.value;
}

/** The difference across a roll-over, or `undefined` when so many people cannot have passed: then it was a reboot. */
function rolledOver(before: Total, now: Total): number | undefined {
  if (now.modulus === undefined) return undefined;
  const passed = now.value + now.modulus - before.value;
  const possible = 50 + (peopleASecondMax * (now.at - before.at)) / 1000;
  const nearTheEnd = before.value >= now.modulus * 0.9;
  return nearTheEnd && passed >= 0 && passed <= possible ? passed : undefined;
}
