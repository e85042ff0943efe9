import type { ClinicState } from "#domain/clinic.ts";
import type { ProposedAct } from "#domain/planning/plan.ts";
import type { EpochMs } from "#domain/time.ts";

/**
 * One thing that makes an act better, worse or impossible. A file in `rules/` that exports one as `rule` takes part in
 * every plan: whoever makes a planner reads the folder and hands the rules over.
 */
export type Rule = {
  id: string;
  /** For people: "A room takes one patient at a time." */
  says: string;
  /** Minutes of somebody's time that the act costs by this rule; negative is a gain, "forbidden" rules it out. `because` is the sentence for the card. */
  cost(act: ProposedAct, state: ClinicState, at: EpochMs): { minutes: number | "forbidden"; because?: string };
  /** The rule's own test: states and acts with the cost they must give. */
  examples: { says: string; state: ClinicState; at: EpochMs; act: ProposedAct; minutes: number | "forbidden" }[];
};
