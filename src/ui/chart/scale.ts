/** A round top and round ticks for values up to `most`, about four steps. */
export function valueTicks(most: number): { top: number; ticks: number[] } {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((part) => part * power).find((candidate) => candidate >= rough) ?? power * 10;
  const steps = Math.ceil(Math.max(most, 1) / step);
  return { top: steps * step, ticks: Array.from({ length: steps + 1 }, (_, index) => index * step) };
}

const minuteMs = 60_000;
const stepsMinutes = [5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440];

/** Round clock times between two moments (epoch ms), at most eight. */
export function timeTicks(from: number, to: number): number[] {
  const stepMs = (stepsMinutes.find((minutes) => (to - from) / (minutes * minuteMs) <= 8) ?? 1440) * minuteMs;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / stepMs) * stepMs; at <= to; at += stepMs) ticks.push(at);
  return ticks;
}

/** Moves labels apart to at least `gap` px, as little as possible, keeping their order. Returns one shift a label. */
export function spread(positions: readonly number[], gap: number): number[] {
  const inOrder = positions.map((position, index) => ({ position, index })).sort((one, other) => one.position - other.position);
  const placed: { index: number; at: number }[] = [];
  for (const { position, index } of inOrder) {
    const before = placed.at(-1);
    placed.push({ index, at: before ? Math.max(position, before.at + gap) : position });
  }
  // What was pushed down as a group is drawn back by half, so that the group stays around where it belongs.
  const push = placed.reduce((sum, { index, at }) => sum + at - (positions[index] ?? 0), 0) / Math.max(1, placed.length);
  const shifts = positions.map(() => 0);
  for (const { index, at } of placed) shifts[index] = at - (positions[index] ?? 0) - push;
  return shifts;
}
