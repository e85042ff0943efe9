import { despeckled, neighbours, smoothed } from "#domain/occupancy/thermal/smooth.ts";
import type { ThermalOptions } from "#domain/occupancy/thermal/thermal-options.ts";

/** Somebody warm: the middle between 0 and 1 of the picture's width and height, and the degrees of the warmest smoothed pixel. */
export type WarmSpot = { x: number; y: number; celsius: number };

export type WarmSpots = {
  /** The warmest first. */
  spots: WarmSpot[];
  /** For each pixel the number of the warm region that it is part of, 0 for none; a region may hold several spots. */
  regions: number[];
  /** Share of pixels that are off the background, either way. */
  strange: number;
};

/**
 * Spots that stand out of the smoothed warmth, each with its own summit: two people side by side are two if there is a
 * valley between them. The valley is found as water that sinks over a mountain range finds it: summits appear as islands,
 * and where two islands join, the lower one was an island of its own if it rose far enough above the water.
 */
export function warmSpots(warmth: number[], width: number, height: number, options: ThermalOptions): WarmSpots {
  const whole = despeckled(warmth, width, height);
  const smooth = smoothed(whole, width, height, options.smoothShare);
  const shallow = options.warmCelsius / 2;
  const order = [...smooth.keys()].filter((i) => (smooth[i] as number) >= shallow).sort((a, b) => (smooth[b] as number) - (smooth[a] as number));
  const island = new Int32Array(smooth.length).fill(-1);
  const parent = new Map<number, number>();
  const root = (i: number): number => {
    let at = i;
    while (parent.get(at) !== at) at = parent.get(at) as number;
    return at;
  };
  const landOf = new Map<number, number[]>();
  const region = new Map<number, number>();
  const regionRoot = (i: number): number => {
    let at = i;
    while (region.get(at) !== at) at = region.get(at) as number;
    return at;
  };

  for (const pixel of order) {
    const onLand = neighbours(pixel, width, height).filter((n) => island[n] !== -1);
    const touching = onLand.map((n) => island[n] as number);
    for (const land of touching) {
      const [a, b] = [regionRoot(land), regionRoot(touching[0] as number)];
      region.set(a, b);
    }
    const lands = [...new Set(touching.map(root))].sort((a, b) => (smooth[b] as number) - (smooth[a] as number));
    const [highest, ...others] = lands;
    if (highest === undefined) {
      island[pixel] = pixel;
      parent.set(pixel, pixel);
      region.set(pixel, pixel);
      landOf.set(pixel, [pixel]);
      continue;
    }
    for (const other of others) {
      const rise = (smooth[other] as number) - (smooth[pixel] as number);
      if (rise >= options.valleyCelsius && rise >= options.valleyShare * (smooth[other] as number)) continue;
      parent.set(other, highest);
      landOf.get(highest)?.push(...(landOf.get(other) ?? []));
      landOf.delete(other);
    }
    // A pixel belongs to the slope that leads down to it.
    const upwards = onLand.reduce((a, b) => ((smooth[b] as number) > (smooth[a] as number) ? b : a));
    const own = root(island[upwards] as number);
    island[pixel] = own;
    landOf.get(own)?.push(pixel);
  }

  const leastPixels = Math.max(2, options.leastArea * smooth.length);
  const spots = [...landOf]
    .filter(([summit, pixels]) => (smooth[summit] as number) >= options.faintCelsius && pixels.filter((i) => (whole[i] as number) >= shallow).length >= leastPixels)
    .slice(0, mostSpots)
    .map(([summit, pixels]) => spotOf(summit, pixels, smooth, width, height));
  return {
    spots,
    regions: smooth.map((_, i) => (island[i] === -1 ? 0 : regionRoot(island[i] as number) + 1)),
    strange: warmth.filter((degrees) => Math.abs(degrees) > 2 * options.warmCelsius).length / warmth.length,
  };
}

/** No array sees more people than this as people. */
const mostSpots = 24;

/** The centre of gravity of what rises above half of the summit. */
function spotOf(summit: number, pixels: number[], smooth: number[], width: number, height: number): WarmSpot {
  const celsius = smooth[summit] as number;
  let [x, y, weight] = [0, 0, 0];
  for (const i of pixels) {
    const above = (smooth[i] as number) - celsius / 2;
    if (above <= 0) continue;
    x += above * ((i % width) + 0.5);
    y += above * (Math.floor(i / width) + 0.5);
    weight += above;
  }
  return { x: x / weight / width, y: y / weight / height, celsius };
}
