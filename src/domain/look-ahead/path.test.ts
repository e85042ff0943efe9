import { describe, expect, it } from "vitest";
import { noon } from "#domain/builders.ts";
import { fixed } from "#domain/look-ahead/law.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import type { PatientModel, Situation } from "#domain/look-ahead/situation.ts";
import { minuteMs } from "#domain/time.ts";

const after = (minutes: number) => noon + minutes * minuteMs;
const aPatient = (id: string, waited: number): PatientModel => ({ id, urgency: 4, arrivedAt: after(-waited), legs: [{ serviceId: "gp", waitingSince: after(-waited) }] });

/** Dr Ito at work, nobody there, nobody to come. */
const aQuietHour: Situation = {
  at: noon, discipline: { kind: "fifo" }, rooms: [], appointments: [], arrivals: [], waiting: [], inService: [],
  services: [{ id: "gp", targetWaitMinutes: 30, law: fixed(10) }],
  staff: [{ id: "ito", skills: ["gp"] }],
};

/** Somebody every so many minutes. */
const oneEvery = (minutes: number, until: number): Situation["arrivals"] => [{ id: "walk-ins", gap: fixed(1), pieces: [{ from: noon, to: after(until), perHour: 60 / minutes }], kinds: [{ share: 1, urgency: 4, journey: [["gp"]] }] }];

/** Service, wait and whether they left, of every wait in the order in which they ended; and when the last patient was done. */
function told(situation: Situation) {
  const { visits, emptyAfterMinutes } = lookAhead(situation, { visits: true, untilEmpty: true }, { seed: 1, paths: 1 });
  return { waits: Array.from(visits!.service, (service, i) => [situation.services[service]!.id, visits!.waitMinutes[i], visits!.left[i] === 1 ? "left" : "called"]), empty: emptyAfterMinutes![0] };
}

describe("a path", () => {
  it("sends people on and back to the clinician who sent them, with the credit of their first wait", () => {
    const { waits, empty } = told({
      ...aQuietHour,
      services: [{ id: "gp", targetWaitMinutes: 30, law: fixed(10), onward: [{ probability: 1, serviceIds: ["blood"], comesBack: true }] }, { id: "blood", targetWaitMinutes: 30, law: fixed(5) }],
      staff: [{ id: "ito", skills: ["gp"] }, { id: "frei", skills: ["blood"] }],
      waiting: [aPatient("p", 20), aPatient("q", 10)],
    });
    // p is seen until 10, gives blood until 15, is back while q is seen until 20, and is seen again until 30; q until 40.
    expect(waits).toEqual([["gp", 20, "called"], ["blood", 0, "called"], ["gp", 20, "called"], ["blood", 0, "called"], ["gp", 40, "called"], ["gp", 40, "called"]]);
    expect(empty).toBe(40);
  });

  it("lets those go whose patience ends before they are called, at the moment at which it ends", () => {
    const { waits, empty } = told({ ...aQuietHour, services: [{ id: "gp", targetWaitMinutes: 30, law: fixed(15), patience: fixed(8) }], arrivals: oneEvery(10, 35) });
    // They come at 10, 20 and 30; visits last until 25 and 40.
    expect(waits).toEqual([["gp", 0, "called"], ["gp", 5, "called"], ["gp", 8, "left"]]);
    expect(empty).toBe(40);
  });

  it("has places for a crowd", () => {
    const { waits } = told({ ...aQuietHour, services: [{ id: "gp", targetWaitMinutes: 30, law: fixed(2) }], arrivals: oneEvery(1, 200.5) });
    // The nth comes at n, and is called at 2n - 1.
    expect(waits).toEqual(Array.from({ length: 200 }, (_, n) => ["gp", n, "called"]));
  });

  it("lets a clinician end the visit whose break has begun, and rest for as long as the break is", () => {
    const { waits, empty } = told({
      ...aQuietHour,
      staff: [{ id: "ito", skills: ["gp"], shifts: [{ from: after(-60), to: after(240), breaks: [{ from: after(-2), to: after(8) }] }] }],
      inService: [{ patient: aPatient("guest", 30), leg: 0, staffId: "ito", startedAt: after(-4) }],
      waiting: [aPatient("p", 2), aPatient("q", 1)],
    });
    // Until 6 with the guest, until 16 at rest.
    expect(waits).toEqual([["gp", 18, "called"], ["gp", 27, "called"]]);
    expect(empty).toBe(36);
  });
});
