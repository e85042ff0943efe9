import { describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import { byTheClock } from "#domain/queue/by-the-clock.ts";
import { usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import { minuteMs, secondMs } from "#domain/time.ts";

const calls = { everySeconds: 60, attempts: 2, passOverMinutes: 5 };
const automatic: QueuePolicy = { ...usualPolicy, calls: { ...calls, automatic: true }, appointments: { ...usualPolicy.appointments, missedAfterMinutes: 30 } };
const clinic = (policy: QueuePolicy) => ({
  ...aClinic({ policy, tickets: [aTicket({ id: "t1", calledMinutesAgo: 0 })] }),
  appointments: { a1: { id: "a1", serviceIds: ["gp"], scheduledAt: noon, state: "booked" as const } },
});

describe("by the clock", () => {
  it("a call is repeated after its time, and given up after the last attempt", () => {
    const state = clinic(automatic);
    expect(byTheClock(state, noon + 59 * secondMs)).toEqual([]);
    expect(byTheClock(state, noon + 60 * secondMs)).toEqual([{ key: "clock/recall/t1/1", command: { type: "recall", ticketId: "t1", expectedVersion: 1 } }]);
    const recalled = { ...state, tickets: { t1: { ...state.tickets.t1!, legs: [{ ...state.tickets.t1!.legs[0]!, calls: 2, recalledAt: noon + minuteMs }] } } };
    expect(byTheClock(recalled, noon + 2 * minuteMs)[0]?.command.type).toBe("unanswered");
  });

  it("an appointment that nobody came to is missed", () => {
    expect(byTheClock(clinic(automatic), noon + 31 * minuteMs).at(-1)).toEqual({ key: `clock/missed/a1/${noon}`, command: { type: "miss-appointment", appointmentId: "a1" } });
  });

  it("nothing happens where a person is to decide", () => {
    expect(byTheClock(clinic(usualPolicy), noon + 60 * minuteMs)).toEqual([]);
  });
});
