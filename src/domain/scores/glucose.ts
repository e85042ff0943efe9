/** Moles: glucose weighs 180.156 g/mol, so 1 mmol/L is 18.0156 mg/dL. */
export const mgPerDlInMmolPerL = 18.0156;

/**
 * Upper ends of the consensus ranges in mmol/L, each a value that still belongs to it.
 * Source: Battelino et al., Clinical Targets for Continuous Glucose Monitoring Data Interpretation: Recommendations From
 * the International Consensus on Time in Range, Diabetes Care 2019;42:1593-1603.
 */
const veryLowMax = 2.9;
const lowMax = 3.8;
const inRangeMax = 10.0;
const highMax = 13.9;

export type GlucoseRange = "very-low" | "low" | "in-range" | "high" | "very-high";

/**
 * The consensus range of a value in mmol/L. The ranges are written to one decimal, and so the value is read: 70 mg/dL,
 * 3.885 mmol/L, is 3.9 and in range.
 */
export function glucoseRange(mmolPerL: number): GlucoseRange {
  const value = Math.round(mmolPerL * 10) / 10;
  if (value <= veryLowMax) return "very-low";
  if (value <= lowMax) return "low";
  if (value <= inRangeMax) return "in-range";
  return value <= highMax ? "high" : "very-high";
}

/**
 * Percent of readings (mmol/L, evenly spaced in time) in each range; together 100. `undefined` without readings. Fourteen
 * days with 70 % of them worn are recommended before anything is concluded (Battelino 2019).
 */
export function timeInRanges(mmolPerL: number[]): Record<GlucoseRange, number> | undefined {
  if (mmolPerL.length === 0) return undefined;
  const percent = { "very-low": 0, low: 0, "in-range": 0, high: 0, "very-high": 0 };
  for (const value of mmolPerL) percent[glucoseRange(value)] += 100 / mmolPerL.length;
  return percent;
}

/**
 * Glucose management indicator, percent: the laboratory HbA1c to be expected of this mean glucose in mmol/L.
 * Source: Bergenstal et al., Glucose Management Indicator (GMI), Diabetes Care 2018;41:2275-2280:
 * 3.31 + 0.02392 x mean in mg/dL.
 */
export function glucoseManagementIndicator(meanMmolPerL: number): number {
  return 3.31 + 0.02392 * meanMmolPerL * mgPerDlInMmolPerL;
}
