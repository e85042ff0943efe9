import { sparkPath, type SparkScale, type SparkPoint } from "#ui/chart/spark-path.ts";

type SparklineProps = {
  /** What it shows, in a sentence. */
  label: string;
  points: readonly SparkPoint[];
  scale: SparkScale;
  /** A dashed line, where the scale reaches it. */
  threshold?: number;
  className?: string;
};

const gapMs = 10 * 60_000;

/** A line without axes, for a glance. It has the height of its box; time runs from left to right in every language. */
export function Sparkline({ label, points, scale, threshold, className = "h-9" }: SparklineProps) {
  const { line, area, end } = sparkPath(points, scale, gapMs);
  const thresholdAt = threshold === undefined || threshold > scale.top ? null : 100 * (1 - (threshold - scale.bottom) / (scale.top - scale.bottom));
  return (
    <div role="img" aria-label={label} dir="ltr" className={`relative border-b border-hairline text-ink ${className}`}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
        {thresholdAt !== null && <line x1="0" x2="100" y1={thresholdAt} y2={thresholdAt} stroke="var(--late)" strokeDasharray="3 3" vectorEffect="non-scaling-stroke" />}
        <path d={area} fill="currentColor" opacity="0.08" />
        <path d={line} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
      </svg>
      {end && <span className="absolute -m-[3px] size-1.5 rounded-full bg-ink transition-[top]" style={{ left: `${end.x}%`, top: `${end.y}%` }} />}
    </div>
  );
}
