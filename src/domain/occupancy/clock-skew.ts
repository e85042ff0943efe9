import type { Reading } from "#domain/occupancy/reading.ts";
import { dayMs, minuteMs, type EpochMs } from "#domain/time.ts";

const aheadTolerated = 2 * minuteMs;
const lateAccepted = 7 * dayMs;

/**
 * The moment that a reading is counted at. A sensor that was offline sends its past, so late is believed for a week;
 * a clock that runs ahead, or one that lost its battery and woke in another year, is not, and the moment of receipt
 * is taken instead.
 */
export function settleClock<R extends Reading>(reading: R, receivedAt: EpochMs): { reading: R; skewed: boolean } {
  const believable = reading.at <= receivedAt + aheadTolerated && reading.at >= receivedAt - lateAccepted;
  if (believable) return { reading, skewed: false };
  if (reading.kind === "crossings") {
    const length = Math.max(0, reading.at - reading.from);
    return { reading: { ...reading, from: receivedAt - length, at: receivedAt }, skewed: true };
  }
  // The same clock says when the counter restarted: that long ago, but not then.
  if (reading.kind === "totals" && reading.since !== undefined)
    return { reading: { ...reading, at: receivedAt, since: receivedAt - (reading.at - reading.since) }, skewed: true };
  // What happened before the newest of it happened so long before.
  const moved = <Moment extends { at: EpochMs }>(moment: Moment): Moment => ({ ...moment, at: receivedAt - (reading.at - moment.at) });
  if (reading.kind === "thermal") return { reading: { ...reading, at: receivedAt, frames: reading.frames.map(moved) }, skewed: true };
  if (reading.kind === "beams") return { reading: { ...reading, at: receivedAt, events: reading.events.map(moved) }, skewed: true };
  return { reading: { ...reading, at: receivedAt }, skewed: true };
}
