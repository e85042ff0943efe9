/** Nobody has touched the screen for so long: then it asks, */
export const quietMs = 30_000;
/** and after so long again it forgets. WCAG 2.2.1 gives people at least 20 seconds to say that they are still there. */
export const warningMs = 20_000;

export type Idle = { phase: "quiet" } | { phase: "warning"; secondsLeft: number } | { phase: "over" };

/** What a screen does that was touched last so many milliseconds ago. */
export function idleAfter(untouchedMs: number): Idle {
  if (untouchedMs < quietMs) return { phase: "quiet" };
  const left = quietMs + warningMs - untouchedMs;
  return left > 0 ? { phase: "warning", secondsLeft: Math.ceil(left / 1_000) } : { phase: "over" };
}
