/** A place and size where the network looks for things, as shares of the picture. */
export type Anchor = { x: number; y: number; width: number; height: number };

const pictureSide = 300;
/** Pixels between two places, one grid each: 19, 10, 5, 3, 2 and 1 places to a side. */
const strides = [16, 32, 64, 128, 256, 512];
const smallest = 0.2;
const largest = 0.95;

/**
 * The 1917 anchors of SSD MobileNetV2 at 300 x 300, in the order of its output: layer by layer, row by row, anchor by anchor.
 * The network tells each box as its difference from one of these, and does not say which ones it was trained with.
 * Source: SSD (Liu et al. 2016) as in the object detection API's `ssd_anchor_generator` with six layers and a reduced lowest one.
 */
export function ssdAnchors(): Anchor[] {
  return strides.flatMap((stride, layer) => {
    const places = Math.ceil(pictureSide / stride);
    const shapes = shapesOf(layer);
    return range(places).flatMap((row) => range(places).flatMap((column) => shapes.map((shape) => ({ x: (column + 0.5) / places, y: (row + 0.5) / places, ...shape }))));
  });
}

function shapesOf(layer: number): Pick<Anchor, "width" | "height">[] {
  const scale = scaleOf(layer);
  if (layer === 0) return [shape(0.1, 1), shape(scale, 2), shape(scale, 0.5)];
  const between = Math.sqrt(scale * scaleOf(layer + 1));
  // The training wrote a third as .3333.
  return [...[1, 2, 0.5, 3, 0.3333].map((ratio) => shape(scale, ratio)), shape(between, 1)];
}

function scaleOf(layer: number): number {
  return layer === strides.length ? 1 : smallest + ((largest - smallest) * layer) / (strides.length - 1);
}

/** `ratio` is width to height. */
function shape(scale: number, ratio: number): Pick<Anchor, "width" | "height"> {
  return { width: scale * Math.sqrt(ratio), height: scale / Math.sqrt(ratio) };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
