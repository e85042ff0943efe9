import type { Told } from "#domain/forecast/back-test/back-test.ts";
import { scoring, type Scores } from "#domain/forecast/judge/scores.ts";

export function tally(): { add: (told: Pick<Told, "answers" | "actualMinutes">) => void; scores: () => [string, Scores][] } {
  const methods = new Map<string, ReturnType<typeof scoring>>();
  return {
    add: ({ answers, actualMinutes }) => {
      if (actualMinutes === undefined) return;
      for (const [method, quantiles] of answers) {
        let of = methods.get(method);
        if (!of) methods.set(method, (of = scoring()));
        of.add(quantiles, actualMinutes);
      }
    },
    scores: () => [...methods].map(([method, of]): [string, Scores] => [method, of.scores()]).sort((a, b) => a[1].mae - b[1].mae),
  };
}

export const heading = "method                   n     MAE    bias   pin80   pin90   90% in  <=P80   <=P90   width";

export function line(method: string, s: Scores): string {
  return `${method.padEnd(19)}${String(s.n).padStart(7)}${[s.mae, s.bias, s.pinball80, s.pinball90].map((n) => n.toFixed(3).padStart(8)).join("")}${[s.coverage90, s.withinP80, s.withinP90].map((n) => (100 * n).toFixed(1).padStart(8)).join("")}${s.width.toFixed(2).padStart(8)}`;
}
