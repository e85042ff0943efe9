import { errorsOf, type Errors } from "#domain/forecast/score/errors.ts";
import type { Judged } from "#domain/forecast/score/judged.ts";
import { reliability, scoreOf, type Score } from "#domain/forecast/score/score.ts";
import type { Verdict } from "#domain/forecast/score/verdict.ts";
import type { ServiceId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/** What each rule of thumb would have said at the beginning of a wait, minutes; absent where it has no answer. */
export type RuleAnswers<Rule extends string> = ReadonlyMap</** See `waitOf`. */ string, Readonly<Partial<Record<Rule, number>>>>;

/** Names one leg of one ticket's journey. */
export function waitOf({ ticketId, leg }: Pick<Judged, "ticketId" | "leg">): string {
  return `${ticketId}/${leg}`;
}

/** A rule of thumb against the forecaster, on the waits for which both said something. */
export type AgainstRule<Rule extends string> = { rule: Rule; waits: number; maeMinutes: number; /** Its error over ours: above 1, ours is smaller. */ ratio?: number };

/** A promise that was not kept, by so much that it leads the list. */
export type BrokenPromise = { promise: Judged; /** So far, where they still wait. */ waitedMinutes: number; overMinutes: number; /** What the patient was told afterwards. */ reasons: Judged["reasons"] };

export type Accuracy<Rule extends string> = {
  promises: Record<Verdict, number> & { total: number; onPage: number };
  /** Of the promises that were followed by a call: the wait against "about". */
  said?: Errors;
  /** Waits by their first forecast: what became of them. */
  waits: { called: number; left: number; withdrawn: number; waiting: number; /** Without a number at the beginning. */ unknown: number };
  score?: Score;
  against: AgainstRule<Rule>[];
  byService: { serviceId: ServiceId; score: Score; against: AgainstRule<Rule>[] }[];
  byHour: { hour: number; score: Score }[];
  byHorizon: { fromMinutes: number; toMinutes: number | null; score: Score }[];
  reliability: ReturnType<typeof reliability>;
  broken: BrokenPromise[];
  methods: { method: string; forecasts: number }[];
};

/** Minutes before the call at which a forecast was made. */
const horizons = [0, 10, 20, 30, 60, Infinity];
const brokenShown = 20;

/**
 * How well waits were told. A wait is scored once, by its first forecast: those that follow it hang together, and would
 * make the ranges look surer than they are. Only the horizons take all, as they ask how forecasts got better on the way.
 */
export function accuracyOf<Rule extends string>(judged: readonly Judged[], rules: RuleAnswers<Rule>, hourOf: (at: EpochMs) => number): Accuracy<Rule> {
  const firsts = judged.filter((one) => one.isFirst);
  const promises = judged.filter((one) => one.isAnew && one.promise !== null);
  const counted = (verdict: Verdict) => promises.filter((one) => one.verdict === verdict).length;
  const ended = (kind: Judged["outcome"]["kind"]) => firsts.filter((one) => one.outcome.kind === kind).length;
  const said = errorsOf(promises.flatMap(({ promise, outcome }) => (promise && outcome.kind === "called" ? [{ said: promise.aboutMinutes, waited: outcome.minutes }] : [])));
  const score = scoreOf(firsts);
  return {
    promises: {
      total: promises.length, onPage: promises.filter((one) => one.shownOn.includes("page")).length,
      kept: counted("kept"), broken: counted("broken"), left: counted("left"), withdrawn: counted("withdrawn"), waiting: counted("waiting"),
    },
    ...(said && { said }),
    waits: { called: ended("called"), left: ended("left"), withdrawn: ended("withdrawn"), waiting: ended("waiting"), unknown: firsts.filter((one) => one.promise === null).length },
    ...(score && { score }),
    against: againstRules(firsts, rules),
    byService: grouped(firsts, (one) => one.serviceId).flatMap(([serviceId, group]) => withScore(group, (s) => ({ serviceId, score: s, against: againstRules(group, rules) }))),
    byHour: grouped(firsts, (one) => hourOf(one.saidAt)).sort(([a], [b]) => a - b).flatMap(([hour, group]) => withScore(group, (s) => ({ hour, score: s }))),
    byHorizon: horizons.slice(0, -1).flatMap((from, i) => {
      const to = horizons[i + 1] as number;
      const group = judged.filter(({ outcome }) => outcome.kind === "called" && outcome.minutes >= from && outcome.minutes < to);
      return withScore(group, (s) => ({ fromMinutes: from, toMinutes: Number.isFinite(to) ? to : null, score: s }));
    }),
    reliability: reliability(firsts),
    broken: worstBroken(judged, promises),
    methods: grouped(judged, (one) => one.method).map(([method, group]) => ({ method, forecasts: group.length })),
  };
}

function againstRules<Rule extends string>(firsts: readonly Judged[], rules: RuleAnswers<Rule>): AgainstRule<Rule>[] {
  const ids = new Set([...rules.values()].flatMap((answers) => Object.keys(answers) as Rule[]));
  return [...ids].flatMap((rule) => {
    const both = firsts.flatMap((one) => {
      const { quantiles, outcome } = one;
      const theirs = rules.get(waitOf(one))?.[rule];
      return theirs === undefined || quantiles.p50 === undefined || outcome.kind !== "called" ? [] : [{ ours: quantiles.p50, theirs, waited: outcome.minutes }];
    });
    const theirs = errorsOf(both.map((one) => ({ said: one.theirs, waited: one.waited })));
    const ours = errorsOf(both.map((one) => ({ said: one.ours, waited: one.waited })));
    if (!theirs || !ours) return [];
    return [{ rule, waits: theirs.waits, maeMinutes: theirs.maeMinutes, ...(ours.maeMinutes > 0 && { ratio: theirs.maeMinutes / ours.maeMinutes }) }];
  });
}

/** One a wait, the one that was missed by most. */
function worstBroken(judged: readonly Judged[], promises: readonly Judged[]): BrokenPromise[] {
  const ofWait = new Map(grouped(judged, waitOf));
  const broken = promises.flatMap((one) => {
    if (one.verdict !== "broken" || !one.promise || one.outcome.minutes === null) return [];
    const later = (ofWait.get(waitOf(one)) ?? []).filter((other) => other.saidAt > one.saidAt);
    const reasons = new Map(later.flatMap((other) => other.reasons).map((reason) => [reason.code, reason]));
    return [{ promise: one, waitedMinutes: one.outcome.minutes, overMinutes: one.outcome.minutes - one.promise.atMostMinutes, reasons: [...reasons.values()] }];
  });
  const worst = new Map<string, BrokenPromise>();
  for (const one of broken.sort((a, b) => b.overMinutes - a.overMinutes)) {
    const wait = waitOf(one.promise);
    if (!worst.has(wait)) worst.set(wait, one);
  }
  return [...worst.values()].slice(0, brokenShown);
}

function withScore<Row>(group: readonly Judged[], row: (score: Score) => Row): Row[] {
  const score = scoreOf(group);
  return score ? [row(score)] : [];
}

function grouped<Key>(judged: readonly Judged[], keyOf: (one: Judged) => Key): [Key, Judged[]][] {
  const groups = new Map<Key, Judged[]>();
  for (const one of judged) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups];
}
