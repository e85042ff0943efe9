import { describe, expect, it } from "vitest";
import { aService } from "#domain/builders.ts";
import { scaleTargets, usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import { policyTroubles, whoMayPass } from "#domain/queue/who-may-pass.ts";

const gp = aService({ targetWaitMinutes: 30 });
const share = (policy: QueuePolicy, urgency: number, by: number, booked = false, services = [gp]) => whoMayPass(policy, services).find((p) => p.urgency === urgency && p.by === by && p.booked === booked)?.share;

describe("whoMayPass", () => {
  it("is one less their target by mine: very urgent 7.5 of 30 minutes, the first three quarters", () => {
    expect(share(usualPolicy, 4, 2)).toBeCloseTo(0.75);
    expect(share(usualPolicy, 4, 3)).toBeCloseTo(0.5);
    expect(share(usualPolicy, 5, 4)).toBeCloseTo(0.5);
    // At most one minute against 7.5.
    expect(share(usualPolicy, 2, 1)).toBeCloseTo(1 - 1 / 7.5);
  });

  it("is nobody less urgent, and nobody of the same urgency", () => {
    expect(share(usualPolicy, 2, 4)).toBeUndefined();
    expect(share(usualPolicy, 4, 4)).toBeUndefined();
  });

  it("is the largest over all services", () => {
    // 10 of 120 minutes instead of a quarter.
    expect(share(usualPolicy, 4, 2, false, [gp, aService({ id: "x", targetWaitMinutes: 120 })])).toBeCloseTo(1 - 10 / 120);
  });

  it("tells of booked patients where they pass sooner than others", () => {
    const half: QueuePolicy = { ...usualPolicy, appointments: { ...usualPolicy.appointments, targetShare: 0.5 } };
    expect(share(half, 4, 4, true)).toBeCloseTo(0.5);
    expect(share(half, 4, 2, true)).toBeCloseTo(1 - 3.75 / 30);
    expect(share(usualPolicy, 4, 4, true)).toBeUndefined();
  });

  it("knows the scales: under Manchester a standard patient of 120 minutes is passed by an urgent one of 60 in the first half", () => {
    expect(share({ ...usualPolicy, scale: "manchester", targets: scaleTargets.manchester }, 4, 3)).toBeCloseTo(0.5);
  });
});

describe("policyTroubles", () => {
  const codes = (policy: QueuePolicy) => policyTroubles(policy, [gp]).map((t) => [t.code, t.path]);

  it("finds nothing in the usual policy and in every scale", () => {
    for (const targets of [usualPolicy.targets, ...Object.values(scaleTargets)]) expect(codes({ ...usualPolicy, targets })).toEqual([]);
  });

  it("finds a more urgent class that is promised more than a less urgent one, in minutes at a service", () => {
    expect(policyTroubles({ ...usualPolicy, targets: { ...usualPolicy.targets, 3: { minutes: 45 } } }, [gp])).toEqual([
      { code: "more-urgent-waits-longer", path: "targets.3", urgency: 3, than: 4, serviceId: "gp", minutes: 45, thanMinutes: 30 },
    ]);
  });

  it("finds a ratio that leaves out somebody more urgent, or leaves nobody to call in between", () => {
    expect(codes({ ...usualPolicy, ratio: { urgencies: [1, 3], atMost: 2 } })).toEqual([["ratio-skips-more-urgent", "ratio.urgencies"]]);
    expect(codes({ ...usualPolicy, ratio: { urgencies: [2, 3, 4, 5], atMost: 2 } })).toEqual([["ratio-leaves-nobody", "ratio.urgencies"]]);
    expect(codes({ ...usualPolicy, ratio: { urgencies: [2, 3], atMost: 2 } })).toEqual([]);
  });

  it("finds an appointment that is missed while its patient would still be on time", () => {
    expect(codes({ ...usualPolicy, appointments: { earlyMinutes: 0, lateMinutes: 15, targetShare: 1, missedAfterMinutes: 10 } })).toEqual([["missed-before-late", "appointments.missedAfterMinutes"]]);
  });
});
