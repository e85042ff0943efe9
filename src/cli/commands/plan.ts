import { defineCommand } from "citty";
import { readJson } from "#cli/read-json.ts";
import { answer } from "#cli/say.ts";
import { planInWords } from "#cli/scenario/plan-in-words.ts";
import { wholeNumber } from "#cli/scenario/whole-number.ts";
import { scenario as format } from "#contract/scenario.ts";
import { propose, usualSearch } from "#domain/planning/propose.ts";
import { openSolver } from "#server/planning/solver.ts";
import { momentIn } from "#simulation/clinic-day/moment-of.ts";
import { placesOf } from "#simulation/clinic-day/simulate.ts";

/** A person is asked: it has to be clear, and two seconds may be spent on it. */
const judgedPaths = 200;
const sureness = 2;

export const plan = defineCommand({
  meta: { name: "plan", description: "The moves that are worth making at one moment of a scenario, what they save, and how good the solver's answer is. The scenario is described in src/cli/scenario/README.md" },
  args: {
    scenario: { type: "string", required: true, description: "JSON: services, staff, rooms, classes, and under \"now\" the moment to plan from" },
    seed: { type: "string", default: "1", description: "Of the futures that are looked at" },
    "time-limit": { type: "string", default: "2000", description: "Milliseconds for the solver; the index rule stands in when it finds nothing" },
    json: { type: "boolean", description: "Answer as JSON" },
  },
  async run({ args }) {
    const scenario = readJson(args.scenario, format);
    const seed = wholeNumber("--seed", args.seed, 0, 2 ** 31 - 1);
    const milliseconds = wholeNumber("--time-limit", args["time-limit"], 1, 600_000);
    const solver = openSolver();
    try {
      const { places } = await placesOf({ ...scenario, staff: scenario.staff.map((person) => ({ ...person, serviceId: scenario.now?.staff.find((at) => at.staffId === person.id)?.serviceId ?? person.serviceId })) }, solver.solve);
      const moment = momentIn(scenario, places);
      const began = performance.now();
      const found = await propose(moment, solver.solve, { ...usualSearch, seed, solver: { milliseconds, gap: 0.01 }, paths: { ...usualSearch.paths, judge: judgedPaths }, sureness });
      const said = planInWords(scenario, moment, found);
      answer(args.json ?? false, { scenario: scenario.name ?? args.scenario, ...said.result, places, millisecondsTaken: Math.round(performance.now() - began) }, said.lines);
    } finally {
      await solver.close();
    }
  },
});
