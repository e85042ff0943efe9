/** Heights of letters on a board, in hundredths of the screen's height. */
export type Sizes = {
  /** Nothing is smaller: capitals of 16 minutes of arc. */
  least: number;
  row: number;
  room: number;
  /** A number among several, and one that stands alone. */
  number: number;
  only: number;
};

/** Read at 5 m on 43 inches: what is usual in a waiting room, and what the sizes of screens.md are for. */
const usual = { distanceMeters: 5, heightCm: 53.5, heightCmUpright: 95.2 };
const landscape: Sizes = { least: 6.2, row: 9, room: 12, number: 21, only: 30 };
const leastArcMinutes = 16;
/** Capitals are this part of the size of the type. */
const capitals = 0.7;

/**
 * The sizes for readers at `distanceMeters` from a picture `heightCm` high; the usual ones where either is not known.
 * Font size = 100 h / (0.7 H) with h = 2 d tan(angle / 2), the capitals that are seen under an angle (screens.md).
 */
export function sizesFor(seen: { distanceMeters: number | null; heightCm: number | null; isPortrait: boolean }): Sizes {
  const distance = seen.distanceMeters !== null && seen.heightCm !== null ? seen.distanceMeters : usual.distanceMeters;
  const height = seen.distanceMeters !== null && seen.heightCm !== null ? seen.heightCm : seen.isPortrait ? usual.heightCmUpright : usual.heightCm;
  const times = typeSize(distance, height) / typeSize(usual.distanceMeters, usual.heightCm);
  const { least, row, room } = scaled(landscape, times);
  // Numbers are as large as the screen allows: distance can only make them larger. Upright, its width is the limit.
  const most = seen.isPortrait ? { number: 12, only: 18 } : landscape;
  return { least, row, room, number: Math.max(most.number, row), only: Math.max(most.only, row) };
}

function typeSize(distanceMeters: number, heightCm: number): number {
  const capitalsCm = 2 * distanceMeters * 100 * Math.tan(((leastArcMinutes / 60) * Math.PI) / 360);
  return (100 * capitalsCm) / (capitals * heightCm);
}

function scaled(sizes: Sizes, times: number): Sizes {
  const by = (size: number) => Math.round(size * times * 100) / 100;
  return { least: by(sizes.least), row: by(sizes.row), room: by(sizes.room), number: by(sizes.number), only: by(sizes.only) };
}
