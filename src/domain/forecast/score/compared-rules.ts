/** The rules of thumb that a clinic's own history is held against: what products show, and the literature's usual ones. Their ids are those of `baselines.ts`. */
export const comparedRules = ["last-5", "rolling-60", "les", "hol", "queue-length", "waitwhile-classic", "tablesready"] as const;
export type ComparedRule = (typeof comparedRules)[number];
