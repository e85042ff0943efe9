import { describe, expect, it } from "vitest";
import { savePolicy } from "#contract/queue-rules.ts";
import { scaleTargets, usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import { draftOf, readDraft, withScale } from "#features/admin/queue/draft-policy.ts";

const services = [{ id: "gp", name: "GP", prefix: "G", typicalMinutes: 10, targetWaitMinutes: 30 }];
const usual = draftOf(usualPolicy);

describe("readDraft", () => {
  it("reads back what it was made from, and the server takes it", () => {
    const rich: QueuePolicy = { ...usualPolicy, ratio: { urgencies: [1, 2], atMost: 3 }, appointments: { earlyMinutes: 5, lateMinutes: 10, targetShare: 0.5, missedAfterMinutes: 30 }, calls: { everySeconds: 60, attempts: 2, passOverMinutes: 4, automatic: true } };
    for (const policy of [usualPolicy, rich, { ...usualPolicy, scale: "ats" as const, targets: scaleTargets.ats }]) {
      expect(readDraft(draftOf(policy), services)).toEqual({ ok: true, policy });
      expect(savePolicy.safeParse(policy).success).toBe(true);
    }
  });

  it("takes a scale's own targets when the scale is chosen", () => {
    expect(readDraft(withScale(usual, "manchester"), services)).toEqual({ ok: true, policy: { ...usualPolicy, scale: "manchester", targets: scaleTargets.manchester } });
    expect(readDraft(withScale(withScale(usual, "ats"), "five-level"), services)).toEqual({ ok: true, policy: usualPolicy });
  });

  it("names the field that is wrong", () => {
    const errorsOf = (change: Partial<typeof usual>) => {
      const read = readDraft({ ...usual, ...change }, services);
      return read.ok ? {} : read.errors;
    };
    expect(errorsOf({ attempts: "0" })).toEqual({ "calls.attempts": { key: "between", low: 1, high: 10 } });
    for (const attempts of ["", "two", "2.5", "1e9"]) expect(Object.keys(errorsOf({ attempts }))).toEqual(["calls.attempts"]);
    expect(errorsOf({ targets: { ...usual.targets, 4: { minutes: " ", percent: "" } } })).toEqual({ "targets.4": { key: "either" } });
    expect(errorsOf({ hasRatio: true, ratioUrgencies: [] })).toEqual({ "ratio.urgencies": { key: "chooseClass" } });
    expect(Object.keys(errorsOf({ targets: { ...usual.targets, 3: { minutes: "45", percent: "" } } }))).toEqual(["targets.3"]);
    expect(errorsOf({ hasRatio: false, ratioUrgencies: [] })).toEqual({});
  });
});
