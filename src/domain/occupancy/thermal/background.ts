import { ranked, type Picture } from "#domain/occupancy/thermal/picture.ts";
import { despeckled, smoothed } from "#domain/occupancy/thermal/smooth.ts";
import type { ThermalOptions } from "#domain/occupancy/thermal/thermal-options.ts";

/** What each pixel shows when nobody is there. Plain JSON. */
export type Background = {
  celsius: number[];
  /** How long it has been learned. */
  seconds: number;
  /** Of pixels that are warm now: how far they have stood out of the picture of late, and for how long nothing has stirred there. Zero elsewhere. */
  heldCelsius: number[];
  stillSeconds: number[];
};

/**
 * The background as a first picture suggests it. Whoever stands there already is warmer than a slope laid through the
 * coldest part of the picture, and is not made part of it.
 */
export function firstBackground(picture: Picture, options: ThermalOptions): Background {
  const slope = slopeThrough(picture, options.standsOutCelsius);
  const celsius = picture.celsius.map((value, i) => {
    const level = slope(i);
    return value === undefined || value > level + options.standsOutCelsius ? level : value;
  });
  return { celsius, seconds: 0, heldCelsius: celsius.map(() => 0), stillSeconds: celsius.map(() => 0) };
}

/** Degrees above the background, less what the air in the whole picture has drifted. Pixels that said nothing show nothing. */
export function warmth(background: Background, picture: Picture, options: ThermalOptions): { warmth: number[]; drift: number } {
  const differences = picture.celsius.map((value, i) => (value === undefined ? undefined : value - (background.celsius[i] as number)));
  // A jump of the thermistor moves every pixel alike, and so is no news.
  const drift = ranked(differences.filter((d) => d !== undefined), options.ambientRank);
  return { warmth: differences.map((d) => (d === undefined ? 0 : d - drift)), drift };
}

/**
 * The background `seconds` later. It follows slow change, by no more than `pullCelsius` / `backgroundSeconds` a second (1
 * degree a minute), and stands still where it is warm now. Somebody who stands there keeps stirring: nobody holds every
 * pixel of themselves within `stirCelsius` for `stillSeconds` (4 minutes); a heater or the sun on the floor does, and is
 * background within a minute more. Whoever manages to, and later walks off, leaves a cold spot that is forgotten within
 * seconds. `regions` tells which warm region each pixel is part of, 0 for none.
 */
export function learned(before: Background, seen: { warmth: number[]; drift: number; regions: number[] }, picture: Picture, seconds: number, options: ThermalOptions): Background {
  const held = [...before.heldCelsius];
  const still = [...before.stillSeconds];
  const now = seen.regions.some((region) => region !== 0) ? relief(picture, before, options) : [];
  const stirred = new Set<number>();
  const stillest = new Map<number, number>();
  for (const [i, region] of seen.regions.entries()) {
    if (region === 0 || (still[i] as number) === 0) continue;
    if (Math.abs((now[i] as number) - (held[i] as number)) > options.stirCelsius) stirred.add(region);
    stillest.set(region, Math.max(stillest.get(region) ?? 0, still[i] as number));
  }
  // The first seconds are an average of all that was seen, later ones count for less and less.
  const pace = Math.min(1, seconds / Math.min(options.backgroundSeconds, before.seconds + firstSeconds));
  const celsius = before.celsius.map((level, i) => {
    const warm = seen.warmth[i] as number;
    const region = seen.regions[i] as number;
    const drifted = level + seen.drift * Math.min(1, seconds / driftSeconds);
    if (region === 0) {
      held[i] = still[i] = 0;
      if (warm < -options.warmCelsius) return drifted + warm * Math.min(1, seconds / options.coldSeconds);
      return drifted + Math.max(-options.pullCelsius, Math.min(options.pullCelsius, warm)) * pace;
    }
    const since = stirred.has(region) ? 0 : (still[i] as number);
    held[i] = since === 0 ? (now[i] as number) : (held[i] as number) + ((now[i] as number) - (held[i] as number)) * Math.min(1, seconds / heldSeconds);
    still[i] = since + seconds;
    // Its edge comes and goes with the noise; a thing becomes background as a whole.
    const isThing = !stirred.has(region) && (stillest.get(region) ?? 0) >= options.stillSeconds;
    return !isThing ? drifted : drifted + warm * Math.min(1, seconds / absorbSeconds);
  });
  return { celsius, seconds: Math.min(options.backgroundSeconds, before.seconds + seconds), heldCelsius: held, stillSeconds: still };
}

/** The picture itself, smoothed and without its general level: what stirs in it is not what the background learns. */
function relief(picture: Picture, { celsius }: Background, options: ThermalOptions): number[] {
  const whole = picture.celsius.map((value, i) => value ?? (celsius[i] as number));
  const level = ranked(whole, options.ambientRank);
  return smoothed(despeckled(whole, picture.width, picture.height), picture.width, picture.height, options.smoothShare).map((value) => value - level);
}

const firstSeconds = 0.3;
/** The level of the whole picture is measured anew in each frame; following it only keeps numbers small. */
const driftSeconds = 10;
const heldSeconds = 15;
const absorbSeconds = 15;

/** A plane through the part of the picture where nobody is, by least squares, leaving out what stands above it, again and again. */
function slopeThrough(picture: Picture, above: number): (pixel: number) => number {
  const points = picture.celsius.flatMap((value, i) => (value === undefined ? [] : [{ ...placeOf(picture, i), value }]));
  const start = ranked(points.map((p) => p.value), 0.4);
  let plane = { level: start, x: 0, y: 0 };
  for (let round = 0; round < 6; round++) {
    const below = points.filter((p) => p.value - (plane.level + plane.x * p.x + plane.y * p.y) < above);
    plane = leastSquares(below) ?? plane;
  }
  return (pixel) => {
    const { x, y } = placeOf(picture, pixel);
    return plane.level + plane.x * x + plane.y * y;
  };
}

/** From -0.5 to 0.5 over the picture. */
function placeOf({ width, height }: Picture, pixel: number): { x: number; y: number } {
  return { x: ((pixel % width) + 0.5) / width - 0.5, y: (Math.floor(pixel / width) + 0.5) / height - 0.5 };
}

function leastSquares(points: { x: number; y: number; value: number }[]): { level: number; x: number; y: number } | undefined {
  const n = points.length;
  const mean = (of: (p: { x: number; y: number; value: number }) => number) => points.reduce((sum, p) => sum + of(p), 0) / n;
  if (n < 3) return undefined;
  const [mx, my, mv] = [mean((p) => p.x), mean((p) => p.y), mean((p) => p.value)];
  const [xx, yy, xy] = [mean((p) => (p.x - mx) ** 2), mean((p) => (p.y - my) ** 2), mean((p) => (p.x - mx) * (p.y - my))];
  const [xv, yv] = [mean((p) => (p.x - mx) * (p.value - mv)), mean((p) => (p.y - my) * (p.value - mv))];
  const determinant = xx * yy - xy ** 2;
  if (determinant < 1e-6) return undefined;
  const x = (xv * yy - yv * xy) / determinant;
  const y = (yv * xx - xv * xy) / determinant;
  return { level: mv - x * mx - y * my, x, y };
}
