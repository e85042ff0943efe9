/** What one may go back to. Moves of one gesture, a drag or keys held down on one point, are one step. */
export type History<T> = { past: readonly T[]; now: T; future: readonly T[]; gesture?: string };

const longest = 100;

export function begun<T>(now: T): History<T> {
  return { past: [], now, future: [] };
}

export function changed<T>(history: History<T>, now: T, gesture?: string): History<T> {
  if (now === history.now) return history;
  const isSameGesture = gesture !== undefined && gesture === history.gesture;
  const past = isSameGesture ? history.past : [...history.past, history.now].slice(-longest);
  return { past, now, future: [], ...(gesture === undefined ? {} : { gesture }) };
}

export function undone<T>({ past, now, future }: History<T>): History<T> {
  const before = past.at(-1);
  return before === undefined ? { past, now, future } : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

export function redone<T>({ past, now, future }: History<T>): History<T> {
  const [after, ...rest] = future;
  return after === undefined ? { past, now, future } : { past: [...past, now], now: after, future: rest };
}
