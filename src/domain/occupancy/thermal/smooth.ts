/** A bell of (1 2 1) / 4 in each direction, over and over: each time adds half a pixel to its variance. `share` of the width is its standard deviation. */
export function smoothed(values: number[], width: number, height: number, share: number): number[] {
  const times = Math.min(20, Math.max(1, Math.round(2 * (share * width) ** 2)));
  let now = values;
  for (let i = 0; i < times; i++) now = alongRows(alongColumns(now, width, height), width);
  return now;
}

function alongRows(values: number[], width: number): number[] {
  return values.map((v, i) => {
    const left = i % width === 0 ? v : (values[i - 1] as number);
    const right = i % width === width - 1 ? v : (values[i + 1] as number);
    return (left + 2 * v + right) / 4;
  });
}

function alongColumns(values: number[], width: number, height: number): number[] {
  return values.map((v, i) => {
    const up = i < width ? v : (values[i - width] as number);
    const down = i >= width * (height - 1) ? v : (values[i + width] as number);
    return (up + 2 * v + down) / 4;
  });
}

/** Without pixels that stand out from all around them: nobody is smaller than two pixels, but one may be broken. */
export function despeckled(values: number[], width: number, height: number): number[] {
  const clean = new Array<number>(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [least, most] = [Infinity, -Infinity];
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const other = values[v * width + u] as number;
          if (u === x && v === y) continue;
          if (other < least) least = other;
          if (other > most) most = other;
        }
      }
      clean[y * width + x] = Math.max(least, Math.min(values[y * width + x] as number, most));
    }
  }
  return clean;
}

export function neighbours(pixel: number, width: number, height: number): number[] {
  const [x, y] = [pixel % width, Math.floor(pixel / width)];
  const around: number[] = [];
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++)
      if ((dx !== 0 || dy !== 0) && x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height) around.push(pixel + dy * width + dx);
  return around;
}
