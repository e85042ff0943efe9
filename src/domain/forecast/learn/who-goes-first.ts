import type { Urgency } from "#domain/queue/ticket.ts";

/** Somebody who might have been called. */
export type InLine = { class: string; arrivedAt: number; appointmentAt?: number };

/** Which order a line has really been called in. */
export type WhoGoesFirst = {
  /** One was called while others went on waiting. */
  called: (one: InLine, others: readonly InLine[]) => void;
  endDay: () => void;
  /** Whether classes overtake, and as how urgent each is then treated. */
  order: () => { kind: "fifo" | "strict" | "due"; urgencyOf: (patientClass: string) => Urgency };
};

/**
 * Nobody writes down the rule of a line, but every call shows it. A class stands above another when it is nearly always the
 * one that is called while both wait; then the rule that has named most of those who were called is taken: first come first
 * served, classes first, or by the time of the appointment.
 */
export function whoGoesFirst(): WhoGoesFirst {
  /** Calls of the first class while the second one waited. */
  const before = new Map<string, Map<string, number>>();
  const named = { fifo: 0, strict: 0, due: 0 };
  let urgencies = new Map<string, Urgency>();
  const count = (first: string, second: string) => before.get(first)?.get(second) ?? 0;
  const urgencyOf = (name: string): Urgency => urgencies.get(name) ?? 3;
  const keys = {
    fifo: (p: InLine) => p.arrivedAt,
    strict: (p: InLine) => urgencyOf(p.class) * 1e15 + p.arrivedAt,
    due: (p: InLine) => Math.max(p.arrivedAt, p.appointmentAt ?? -Infinity),
  };
  return {
    called: (one, others) => {
      if (others.length === 0) return;
      for (const name of new Set(others.map((other) => other.class))) {
        if (name === one.class) continue;
        let row = before.get(one.class);
        if (!row) before.set(one.class, (row = new Map<string, number>()));
        row.set(name, (row.get(name) ?? 0) + 1);
      }
      for (const rule of ["fifo", "strict", "due"] as const) if (others.every((other) => keys[rule](one) <= keys[rule](other))) named[rule]++;
    },
    endDay: () => {
      urgencies = inSteps([...new Set([...before].flatMap(([first, row]) => [first, ...row.keys()]))], (a, b) => shareBefore(count(a, b), count(b, a)));
      for (const row of before.values()) for (const [name, n] of row) row.set(name, dayKept * n);
      for (const rule of ["fifo", "strict", "due"] as const) named[rule] *= dayKept;
    },
    // The simplest rule stands unless another is clearly better at it.
    order: () => ({ kind: named.strict > 1.05 * Math.max(named.fifo, named.due) ? "strict" : named.due > 1.05 * named.fifo ? "due" : "fifo", urgencyOf }),
  };
}

const dayKept = 0.95;

/** Half where little has been seen. */
function shareBefore(first: number, second: number): number {
  return (first + 2) / (first + second + 4);
}

/** Classes from the one that goes before most others downwards; a step where one goes before the next nearly always. */
function inSteps(names: readonly string[], share: (a: string, b: string) => number): Map<string, Urgency> {
  const standing = (name: string) => names.reduce((sum, other) => sum + (other === name ? 0 : share(name, other)), 0);
  const ranked = [...names].sort((a, b) => standing(b) - standing(a) || (a < b ? -1 : 1));
  let urgency = 1;
  return new Map(
    ranked.map((name, i): [string, Urgency] => {
      const above = ranked[i - 1];
      if (above !== undefined && share(above, name) > nearlyAlways) urgency = Math.min(5, urgency + 1);
      return [name, urgency as Urgency];
    }),
  );
}

const nearlyAlways = 0.85;
