import { munkres } from "munkres";

/** Pairs (row, column) with the greatest sum of gains. Every row or every column gets one, even at no gain. */
export function assign(gains: number[][]): [number, number][] {
  if (gains.length === 0 || gains[0]?.length === 0) return [];
  return munkres(gains.map((row) => row.map((gain) => -gain)));
}
