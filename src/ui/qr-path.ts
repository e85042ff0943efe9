import { create } from "qrcode";

/** A QR code as one SVG path in a square of `size` units: a run of dark modules in a row is one rectangle. */
export function qrPath(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const { size, data } = modules;
  let path = "";
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let run = 0;
      while (x + run < size && data[y * size + x + run]) run++;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  return { path, size };
}
