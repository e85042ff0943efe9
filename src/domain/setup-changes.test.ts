import { describe, expect, it } from "vitest";
import { aRoom, aService, aSetup, aStaffMember } from "#domain/builders.ts";
import { usualPolicy } from "#domain/queue/policy.ts";
import { changesBetween, takenBack } from "#domain/setup-changes.ts";
import type { VisitType } from "#domain/setup.ts";

const visit = (id: string): VisitType => ({ id, name: id.toUpperCase(), journey: [["gp"]], urgency: 4, atKiosk: false });
const before = aSetup({ visitTypes: [visit("a"), visit("b"), visit("c")], rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })] });
const ratio = { ...usualPolicy, ratio: { urgencies: [1, 2, 3] as (1 | 2 | 3)[], atMost: 2 } };

describe("changesBetween", () => {
  it("names the fields of a policy that have changed", () => {
    const with30 = { ...ratio, targets: { ...ratio.targets, 3: { minutes: 20 } } };
    expect(changesBetween({ ...before, policy: usualPolicy }, { ...before, policy: with30 }).map(({ part, what, fields }) => [part, what, fields])).toEqual([["policy", "changed", ["targets.3", "ratio"]]]);
  });

  it("tells what was added, removed and changed by its name", () => {
    const after = { ...before, rooms: [{ ...aRoom({ id: "room-1" }), name: "Consulting 1" }, aRoom({ id: "room-3" })] };
    expect(changesBetween(before, after).map(({ what, name, fields }) => [what, name, fields])).toEqual([["changed", "Consulting 1", ["name"]], ["removed", "Room 2", []], ["added", "Room 3", []]]);
  });

  it("sees nothing in a new roster, and nothing in the order of keys", () => {
    expect(changesBetween(before, { ...before, staff: [aStaffMember({ shifts: [{ from: 1, to: 2, breaks: [] }] })] })).toEqual([]);
    expect(changesBetween({ ...before, services: [aService()] }, { ...before, services: [JSON.parse('{"targetWaitMinutes":30,"typicalMinutes":12,"prefix":"G","name":"GP consultation","id":"gp"}')] })).toEqual([]);
  });

  it("sees a new order as one change", () => {
    expect(changesBetween(before, { ...before, visitTypes: [visit("c"), visit("a"), visit("b")] }).map((c) => c.what)).toEqual(["reordered"]);
  });
});

describe("takenBack", () => {
  const undone = (now: typeof before, from: typeof before, to: typeof before) => takenBack(now, changesBetween(from, to));

  it("gives back the setup before, whatever the change was", () => {
    for (const after of [
      { ...before, policy: ratio },
      { ...before, visitTypes: [visit("a"), visit("c")] },
      { ...before, visitTypes: [visit("a"), { ...visit("b"), name: "Other" }, visit("c"), visit("d")] },
      { ...before, visitTypes: [visit("c"), visit("b"), visit("a")] },
      { ...before, name: "Another name", languages: ["es", "en"] },
    ]) {
      expect(undone(after, before, after)).toEqual({ ok: true, value: before });
    }
  });

  it("keeps what somebody else has changed since", () => {
    const first = { ...before, visitTypes: [visit("a"), visit("c")] };
    const now = { ...first, policy: ratio, rooms: [aRoom({ id: "room-1" })] };
    expect(undone(now, before, first)).toEqual({ ok: true, value: { ...now, visitTypes: before.visitTypes } });
  });

  it("refuses where the same thing was changed again", () => {
    const first = { ...before, policy: ratio };
    const now = { ...before, policy: { ...ratio, scale: "ats" as const } };
    expect(undone(now, before, first)).toEqual({ ok: false, refusal: { code: "changed-meanwhile", says: "The rule for who is next has been changed again since. Change it by hand." } });
  });

  it("leaves the roster as it is now", () => {
    const shifts = [{ from: 1, to: 2, breaks: [] }];
    const after = { ...before, staff: [aStaffMember({ name: "Dr Itoh" })] };
    expect(undone({ ...before, staff: [aStaffMember({ name: "Dr Itoh", shifts })] }, before, after)).toEqual({ ok: true, value: { ...before, staff: [aStaffMember({ shifts })] } });
  });
});
