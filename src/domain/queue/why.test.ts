import { describe, expect, it } from "vitest";
import { aClinic, aService, aTicket, noon } from "#domain/builders.ts";
import { usualPolicy } from "#domain/queue/policy.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import { whyHere, type Why } from "#domain/queue/why.ts";
import { minuteMs } from "#domain/time.ts";

const services = [aService(), aService({ id: "ecg", name: "ECG", prefix: "E", targetWaitMinutes: 20 })];

/** Why everybody in the line of a service stands where they stand. */
function whys(tickets: ReturnType<typeof aTicket>[], serviceId = "gp", { policy = usualPolicy, inARow = 0 } = {}): Record<string, Why[]> {
  const state = aClinic({ services, policy, tickets });
  const service = services.find((s) => s.id === serviceId) as (typeof services)[number];
  const line = whoIsNext(tickets, service, noon, { policy, inARow });
  return Object.fromEntries(line.map((by, i) => [by.ticket.id, whyHere(state, by, { place: i + 1, serviceId }, noon)]));
}

describe("why a patient stands where they stand", () => {
  it("is their place, how urgent they are, and how much of their wait is used", () => {
    expect(whys([aTicket({ id: "standard", waitedMinutes: 12 }), aTicket({ id: "urgent", urgency: 2, waitedMinutes: 4 })])).toEqual({
      // A quarter of 30 minutes, and half of it used.
      urgent: [{ code: "place", place: 1, serviceId: "gp" }, { code: "urgency", urgency: 2 }, { code: "waited", minutes: 4, target: 7.5, fromAppointment: false }],
      standard: [{ code: "place", place: 2, serviceId: "gp" }, { code: "waited", minutes: 12, target: 30, fromAppointment: false }],
    });
  });

  it("is the appointment that is still to come", () => {
    expect(whys([aTicket({ id: "early", waitedMinutes: 5, appointmentInMinutes: 20 })]).early).toContainEqual({ code: "before-appointment", minutes: 20 });
  });

  it("is the turn of the less urgent, by the ratio", () => {
    const policy = { ...usualPolicy, ratio: { urgencies: [2 as const], atMost: 2 } };
    expect(whys([aTicket({ id: "urgent", urgency: 2, waitedMinutes: 6 }), aTicket({ id: "turn", waitedMinutes: 10 })], "gp", { policy, inARow: 2 }).turn).toContainEqual({ code: "turn-of-others", atMost: 2 });
  });

  it("is that they did not answer a moment ago", () => {
    const until = noon + 3 * minuteMs;
    expect(whys([{ ...aTicket({ id: "away" }), pause: { since: noon, until } }]).away).toContainEqual({ code: "passed-over", until });
  });

  it("speaks of the line that the place is of, for whoever may be called to several", () => {
    const both = { ...aTicket({ id: "both", serviceIds: ["gp", "ecg"], waitedMinutes: 10 }) };
    const legs = both.legs.map((leg) => ({ ...leg, stage: 0, waitingSince: noon - 10 * minuteMs }));
    const tickets = [{ ...both, legs }, aTicket({ id: "before", waitedMinutes: 25 })];
    expect(whys(tickets, "gp").both?.[0]).toEqual({ code: "place", place: 2, serviceId: "gp" });
    expect(whys(tickets, "ecg").both).toEqual([{ code: "place", place: 1, serviceId: "ecg" }, { code: "waited", minutes: 10, target: 20, fromAppointment: false }]);
  });
});
