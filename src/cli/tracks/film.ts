import type { Detection } from "#domain/occupancy/tracking/tracker.ts";

/** What a detector saw. Frames are numbered from 1; frame 1 is at second 0. */
export type Film = { frames: { number: number; detections: Detection[] }[] };

/**
 * Every frame of a film, also those in which nobody was seen. Of a film of which only every sixth frame was looked at, as all its frame
 * numbers tell, only those: otherwise everybody would be hidden five frames in six.
 */
export function filmOf(seen: Map<number, Detection[]>): Film {
  const numbers = [...seen.keys()].sort((a, b) => a - b);
  const first = numbers[0];
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return { frames: [] };
  const stride = numbers.reduce((divisor, number) => greatestCommonDivisor(divisor, number - first), 0) || 1;
  const start = stride === 1 ? 1 : first;
  const frames = Array.from({ length: (last - start) / stride + 1 }, (_, i) => start + i * stride);
  return { frames: frames.map((number) => ({ number, detections: seen.get(number) ?? [] })) };
}

/** Every n-th frame of a film, as a slower camera would have made it. */
export function thinned({ frames }: Film, every: number): Film {
  return { frames: frames.filter((_, i) => i % every === 0) };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
