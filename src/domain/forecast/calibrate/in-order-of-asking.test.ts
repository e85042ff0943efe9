import { describe, expect, it } from "vitest";
import { inOrderOfAsking } from "#domain/forecast/calibrate/in-order-of-asking.ts";
import type { Judged } from "#domain/forecast/score/judged.ts";
import { levelColumns } from "#domain/forecast/levels.ts";
import { minuteMs } from "#domain/time.ts";

/** Asked `at` minutes after noon, told `p80` at most in four of five cases. */
function asked(ticketId: string, at: number, p80: number, outcome: Judged["outcome"], more: Partial<Judged> = {}): Judged {
  const quantiles = Object.fromEntries(levelColumns.map((level, k) => [level, (p80 * (k + 1)) / 6]));
  return { ticketId, leg: 0, serviceId: "gp", urgency: 4, saidAt: at * minuteMs, ahead: 0, method: "look-ahead", quantiles, promise: null, reasons: [], shownOn: [], isFirst: true, isAnew: true, outcome, verdict: null, ...more };
}
const called = (minutes: number) => ({ kind: "called" as const, minutes });
const learned = (judged: Judged[]) => inOrderOfAsking(judged).map((one) => [one.actualMinutes, one.learnedAt / minuteMs]);

describe("outcomes in the order of asking", () => {
  it("let a short wait stand back until the long one before it is over", () => {
    expect(learned([asked("long", 0, 60, called(40)), asked("short", 10, 10, called(5))])).toEqual([[40, 40], [5, 40]]);
  });

  it("are held up by a wait no longer than was thought likely", () => {
    expect(learned([asked("endless", 0, 20, { kind: "waiting", minutes: 90 }), asked("short", 1, 10, called(5)), asked("later", 30, 10, called(4))])).toEqual([[5, 20], [4, 34]]);
    expect(learned([asked("late", 0, 20, called(70)), asked("short", 1, 10, called(5))])).toEqual([[5, 20], [70, 70]]);
  });

  it("are those of the look-ahead that ended with a call, by what the model itself said", () => {
    const raw = Object.fromEntries(levelColumns.map((level) => [level, 3]));
    const heard = inOrderOfAsking([
      asked("a", 0, 20, called(10), { raw, method: "look-ahead-learned-calibrated" }),
      asked("b", 1, 20, { kind: "left", minutes: 5 }),
      asked("c", 2, 20, called(10), { method: "queue-length" }),
      asked("d", 3, 20, called(10), { quantiles: { p50: 5 } }),
    ]);
    expect(heard).toHaveLength(1);
    expect([...(heard[0]?.raw ?? [])]).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
  });

  it("are the same list as far as it went when they are looked at later", () => {
    const all = Array.from({ length: 40 }, (_, i) => asked(`t${i}`, 3 * i, 15 + (i % 5), called(5 + ((7 * i) % 30))));
    const at = (now: number) => inOrderOfAsking(all.filter((one) => one.saidAt <= now * minuteMs).map((one) => (one.saidAt + (one.outcome.minutes as number) * minuteMs <= now * minuteMs ? one : { ...one, outcome: { kind: "waiting" as const, minutes: 0 } }))).filter((one) => one.learnedAt <= now * minuteMs);
    for (const now of [30, 60, 90]) expect(at(240).slice(0, at(now).length)).toEqual(at(now));
    expect(at(240)).toHaveLength(40);
  });
});
