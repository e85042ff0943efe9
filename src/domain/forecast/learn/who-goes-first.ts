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
 * Nobody writes down the rule of a line, but every call shows it. A class is as urgent as it overtakes others rather than
 * being overtaken; then the rule that has named most of those who were called is taken: first come first served, classes
 * first, or by the time of the appointment.
 */
export function whoGoesFirst(): WhoGoesFirst {
  const standing = new Map<string, { overtook: number; wasOvertaken: number; chances: number }>();
  const named = { fifo: 0, strict: 0, due: 0 };
  let urgencies = new Map<string, Urgency>();
  const of = (name: string) => {
    let known = standing.get(name);
    if (!known) standing.set(name, (known = { overtook: 0, wasOvertaken: 0, chances: 0 }));
    return known;
  };
  const urgencyOf = (name: string): Urgency => urgencies.get(name) ?? 3;
  const keys = {
    fifo: (p: InLine) => p.arrivedAt,
    strict: (p: InLine) => urgencyOf(p.class) * 1e15 + p.arrivedAt,
    due: (p: InLine) => Math.max(p.arrivedAt, p.appointmentAt ?? -Infinity),
  };
  return {
    called: (one, others) => {
      if (others.length === 0) return;
      for (const other of others) {
        if (other.class === one.class) continue;
        const [mine, theirs] = [of(one.class), of(other.class)];
        mine.chances++;
        theirs.chances++;
        if (other.arrivedAt < one.arrivedAt) {
          mine.overtook++;
          theirs.wasOvertaken++;
        }
      }
      for (const rule of ["fifo", "strict", "due"] as const) if (others.every((other) => keys[rule](one) <= keys[rule](other))) named[rule]++;
    },
    endDay: () => {
      const byScore = [...standing].filter(([, s]) => s.chances >= fewChances).map(([name, s]) => ({ name, score: (s.overtook - s.wasOvertaken) / s.chances }));
      urgencies = new Map(byScore.map(({ name, score }) => [name, score > 0.25 ? 1 : score > 0.08 ? 2 : score > -0.08 ? 3 : score > -0.25 ? 4 : 5]));
      for (const s of standing.values()) [s.overtook, s.wasOvertaken, s.chances] = [dayKept * s.overtook, dayKept * s.wasOvertaken, dayKept * s.chances];
      for (const rule of ["fifo", "strict", "due"] as const) named[rule] *= dayKept;
    },
    // The simplest rule stands unless another is clearly better at it.
    order: () => ({ kind: named.strict > 1.05 * Math.max(named.fifo, named.due) ? "strict" : named.due > 1.05 * named.fifo ? "due" : "fifo", urgencyOf }),
  };
}

const fewChances = 20;
const dayKept = 0.95;
