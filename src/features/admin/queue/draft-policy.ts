import { scaleTargets, usualPolicy, type QueuePolicy, type Target, type TriageScale } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { policyTroubles, type PolicyTrouble } from "#domain/queue/who-may-pass.ts";
import type { Service } from "#domain/setup.ts";

/** A policy as it is typed: numbers are text until they are read, shares are per cent. */
export type PolicyDraft = {
  scale: TriageScale;
  targets: Record<Urgency, { minutes: string; percent: string }>;
  hasRatio: boolean;
  ratioUrgencies: Urgency[];
  ratioAtMost: string;
  earlyMinutes: string;
  lateMinutes: string;
  targetPercent: string;
  missedAfterMinutes: string;
  everySeconds: string;
  attempts: string;
  passOverMinutes: string;
  isAutomatic: boolean;
};

/** By the path of the field, as the server names it. */
export type DraftErrors = Partial<Record<string, { key: "between"; low: number; high: number } | { key: "either" } | { key: "chooseClass" } | { key: "trouble"; trouble: PolicyTrouble }>>;

export const urgencies = [1, 2, 3, 4, 5] as const;

export function draftOf(policy: QueuePolicy): PolicyDraft {
  const { appointments, calls, ratio } = policy;
  return {
    scale: policy.scale,
    targets: draftTargets(policy.targets),
    hasRatio: ratio !== undefined,
    ratioUrgencies: ratio?.urgencies ?? [1, 2, 3],
    ratioAtMost: text(ratio?.atMost ?? 2),
    earlyMinutes: text(appointments.earlyMinutes),
    lateMinutes: text(appointments.lateMinutes),
    targetPercent: text(appointments.targetShare * 100),
    missedAfterMinutes: text(appointments.missedAfterMinutes),
    everySeconds: text(calls.everySeconds),
    attempts: text(calls.attempts),
    passOverMinutes: text(calls.passOverMinutes),
    isAutomatic: calls.automatic ?? false,
  };
}

/** Another scale brings its own targets along. */
export function withScale(draft: PolicyDraft, scale: TriageScale): PolicyDraft {
  return { ...draft, scale, targets: draftTargets(scale === "five-level" ? usualPolicy.targets : scaleTargets[scale]) };
}

export function readDraft(draft: PolicyDraft, services: Service[]): { ok: true; policy: QueuePolicy } | { ok: false; errors: DraftErrors } {
  const errors: DraftErrors = {};
  const number = (path: string, typed: string, low: number, high: number, isWhole = false): number => {
    const value = Number(typed.trim().replace(",", "."));
    const isFine = typed.trim() !== "" && Number.isFinite(value) && value >= low && value <= high && (!isWhole || Number.isInteger(value));
    if (!isFine) errors[path] = { key: "between", low, high };
    return value;
  };
  const maybe = (path: string, typed: string, low: number, high: number) => (typed.trim() === "" ? undefined : number(path, typed, low, high));
  const target = (urgency: Urgency): Target => {
    const path = `targets.${urgency}`;
    const { minutes: typedMinutes, percent } = draft.targets[urgency];
    const minutes = maybe(`${path}.minutes`, typedMinutes, 1, 1440);
    const share = maybe(`${path}.share`, percent, 1, 1000);
    if (minutes === undefined && share === undefined) errors[path] = { key: "either" };
    return { ...(minutes === undefined ? {} : { minutes }), ...(share === undefined ? {} : { share: share / 100 }) };
  };
  const missedAfterMinutes = maybe("appointments.missedAfterMinutes", draft.missedAfterMinutes, 1, 1440);
  if (draft.hasRatio && draft.ratioUrgencies.length === 0) errors["ratio.urgencies"] = { key: "chooseClass" };
  const policy: QueuePolicy = {
    scale: draft.scale,
    targets: { 1: target(1), 2: target(2), 3: target(3), 4: target(4), 5: target(5) },
    ...(draft.hasRatio ? { ratio: { urgencies: [...draft.ratioUrgencies].sort(), atMost: number("ratio.atMost", draft.ratioAtMost, 1, 20, true) } } : {}),
    appointments: {
      earlyMinutes: number("appointments.earlyMinutes", draft.earlyMinutes, 0, 120),
      lateMinutes: number("appointments.lateMinutes", draft.lateMinutes, 0, 240),
      targetShare: number("appointments.targetShare", draft.targetPercent, 10, 100) / 100,
      ...(missedAfterMinutes === undefined ? {} : { missedAfterMinutes }),
    },
    calls: {
      everySeconds: number("calls.everySeconds", draft.everySeconds, 10, 1800, true),
      attempts: number("calls.attempts", draft.attempts, 1, 10, true),
      passOverMinutes: number("calls.passOverMinutes", draft.passOverMinutes, 0, 120),
      ...(draft.isAutomatic ? { automatic: true as const } : {}),
    },
  };
  if (Object.keys(errors).length === 0) for (const trouble of policyTroubles(policy, services)) errors[trouble.path] = { key: "trouble", trouble };
  return Object.keys(errors).length === 0 ? { ok: true, policy } : { ok: false, errors };
}

function draftTargets(targets: QueuePolicy["targets"]): PolicyDraft["targets"] {
  const one = ({ minutes, share }: Target) => ({ minutes: text(minutes), percent: text(share === undefined ? undefined : share * 100) });
  return { 1: one(targets[1]), 2: one(targets[2]), 3: one(targets[3]), 4: one(targets[4]), 5: one(targets[5]) };
}

function text(value: number | undefined): string {
  return value === undefined ? "" : String(Math.round(value * 100) / 100);
}
