import type { Line } from "#domain/occupancy/tracking/line-counter.ts";

/** A line written as x1,y1,x2,y2, called by what was written. `undefined` if it is not one. */
export function readLine(text: string): Line | undefined {
  const fields = text.split(",");
  const numbers = fields.map((field) => (field.trim() === "" ? NaN : Number(field)));
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return undefined;
  const [x1, y1, x2, y2] = numbers as [number, number, number, number];
  return x1 === x2 && y1 === y2 ? undefined : { id: text, from: { x: x1, y: y1 }, to: { x: x2, y: y2 } };
}
