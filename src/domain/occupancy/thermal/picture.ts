import type { ThermalOptions } from "#domain/occupancy/thermal/thermal-options.ts";

/** One temperature a pixel, row by row; `undefined` where a pixel said nothing that can be believed. */
export type Picture = { width: number; height: number; celsius: (number | undefined)[] };

/**
 * The picture as far as it can be believed, or `undefined` when it shows nothing: too many pixels silent or out of this
 * world, or all alike to the last digit, which is what a sensor sends that is starting, saturated or broken.
 */
export function pictureOf(width: number, height: number, celsius: (number | null)[], options: ThermalOptions): Picture | undefined {
  if (celsius.length !== width * height) return undefined;
  const plausible = celsius.map((value) => (value !== null && Number.isFinite(value) && value >= coldest && value <= options.hottestPersonCelsius ? value : undefined));
  const known = plausible.filter((value) => value !== undefined);
  if (known.length < leastKnown * celsius.length) return undefined;
  if (Math.max(...known) - Math.min(...known) < leastContrast) return undefined;
  return { width, height, celsius: plausible };
}

/** The coldest doors that there are. */
const coldest = -40;
const leastKnown = 0.75;
/** No real array has so little noise. */
const leastContrast = 0.01;

/** The value below which a share of `rank` lies. */
export function ranked(values: number[], rank: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(rank * sorted.length))] as number;
}
