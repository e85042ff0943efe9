import { defineCommand } from "citty";
import { readJson } from "#cli/read-json.ts";
import { answer, fail, note } from "#cli/say.ts";
import { wholeNumber } from "#cli/scenario/whole-number.ts";
import { scenario as format } from "#contract/scenario.ts";
import { openSolver } from "#server/planning/solver.ts";
import { policyNames, type PolicyName } from "#simulation/clinic-day/policies.ts";
import { simulate as simulateDays, type Figure } from "#simulation/clinic-day/simulate.ts";

export const simulate = defineCommand({
  meta: { name: "simulate", description: "Days of a clinic under a policy, against the best fixed plan on the very same patients. The scenario is described in src/cli/scenario/README.md" },
  args: {
    scenario: { type: "string", required: true, description: "JSON: services, staff, rooms, classes" },
    policy: { type: "string", default: "anteroom", description: `${policyNames.join(", ")}` },
    days: { type: "string", default: "20", description: "How many days" },
    seed: { type: "string", default: "1", description: "The same seed gives the same days" },
    json: { type: "boolean", description: "Answer as JSON" },
  },
  async run({ args }) {
    const scenario = readJson(args.scenario, format);
    const policy = policyNames.find((name) => name === args.policy) as PolicyName | undefined;
    if (!policy) fail(`--policy is "${args.policy}", and must be one of ${policyNames.join(", ")}.`);
    const [days, seed] = [wholeNumber("--days", args.days, 1, 10_000), wholeNumber("--seed", args.seed, 0, 2 ** 31 - 1)];
    const solver = openSolver();
    const began = performance.now();
    const onDay = (day: number) => day % 10 === 0 && day < days && note(`${day} of ${days} days after ${((performance.now() - began) / 1000).toFixed(0)} s`);
    const simulated = await simulateDays(scenario, policy, { days, seed, onDay }, solver.solve).finally(() => solver.close());
    const { figures, againstStatic } = simulated;
    const minutes = ({ value, low, high }: Figure) => `${value.toFixed(1)} min (${low.toFixed(1)} to ${high.toFixed(1)})`;
    const percent = ({ value, low, high }: Figure) => `${(100 * value).toFixed(1)} % (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`;
    answer(args.json ?? false, { scenario: scenario.name ?? args.scenario, ...simulated, secondsTaken: Math.round((performance.now() - began) / 100) / 10 }, [
      `${policy}, ${days} days, seed ${seed}; ranges hold 19 times in 20.`,
      `Wait: mean ${minutes(figures.waitMinutes.mean)}, P50 ${minutes(figures.waitMinutes.p50)}, P90 ${minutes(figures.waitMinutes.p90)}; ${figures.waitsPerDay} waits a day.`,
      `Within the target: ${percent(figures.onTime)}; ${Object.entries(figures.onTimeByClass).map(([id, share]) => `${id} ${percent(share)}`).join(", ")}.`,
      `Moves a day: ${figures.movesPerDay.value.toFixed(1)}; overtime a day: ${figures.overtimeMinutesPerDay.value.toFixed(0)} min of all staff together.`,
      ...(figures.unserved > 0 ? [`${figures.unserved} patients were not served by the end of their day.`] : []),
      ...(policy === "static" ? [] : [`Against the fixed plan: mean ${minutes(againstStatic.waitMinutes.mean)}, P90 ${minutes(againstStatic.waitMinutes.p90)}, within the target ${percent(againstStatic.onTime)}; ${Object.entries(againstStatic.onTimeByClass).map(([id, share]) => `${id} ${percent(share)}`).join(", ")}.`]),
    ]);
  },
});
