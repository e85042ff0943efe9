"use client";

import { bandPath, type BandPoint } from "#ui/chart/band-path.ts";
import { houseWords } from "#ui/house-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";

type BandChartProps = {
  /** Of what the numbers are: the caption of the table that is read aloud. */
  caption: string;
  points: readonly BandPoint[];
  /** The value at the upper edge. */
  top: number;
  /** A dashed line, where the scale reaches it. */
  threshold?: number;
  className?: string;
};

/** The hours to come: a dotted line in its band, from now to the right. For the eye a picture, for the ear its numbers. */
export function BandChart({ caption, points, top, threshold, className = "h-9" }: BandChartProps) {
  const t = useWords(houseWords);
  const formats = useFormats();
  const { line, band } = bandPath(points, top);
  const thresholdAt = threshold === undefined || threshold > top ? null : 100 * (1 - threshold / top);
  const now = points[0];
  return (
    <>
      <div aria-hidden="true" dir="ltr" className={`relative border-b border-hairline text-ink ${className}`}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible">
          {thresholdAt !== null && <line x1="0" x2="100" y1={thresholdAt} y2={thresholdAt} stroke="var(--late)" strokeDasharray="3 3" vectorEffect="non-scaling-stroke" />}
          <path d={band} fill="currentColor" opacity="0.14" />
          <path d={line} fill="none" stroke="currentColor" strokeWidth="1.75" strokeDasharray="1 4" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
        </svg>
        {now && <span className="absolute -m-[3px] size-1.5 rounded-full bg-ink" style={{ left: "0%", top: `${100 * (1 - Math.min(1, top > 0 ? now.likely / top : 0))}%` }} />}
      </div>
      <table className="sr-only">
        <caption>{caption}</caption>
        <thead><tr><th scope="col">{t("time")}</th><th scope="col">{t("likely")}</th><th scope="col">{t("atLeast")}</th><th scope="col">{t("atMost")}</th></tr></thead>
        <tbody>
          {points.map(({ at, likely, low, high }) => (
            <tr key={at}><th scope="row">{formats.clock(at)}</th><td>{formats.number(likely)}</td><td>{formats.number(low)}</td><td>{formats.number(high)}</td></tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
