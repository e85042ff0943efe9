import { describe, expect, it } from "vitest";
import { isActive, isInRoom, isOver, isPresent, transitions, type TicketAction, type TicketState } from "#domain/queue/ticket.ts";

const states: TicketState[] = ["arrived", "waiting", "called", "in-service", "sent-out", "on-hold", "stepped-out", "done", "no-show", "left", "cancelled", "entered-in-error"];
const whileHere: TicketState[] = ["arrived", "waiting", "called", "in-service", "sent-out", "on-hold", "stepped-out"];

/** The whole table once more, by hand, the other way round: from where each action leads, and where to. What is not here is refused. */
const specification: Record<TicketAction, Partial<Record<TicketState, TicketState>>> = {
  join: { arrived: "waiting" },
  call: { waiting: "called", "stepped-out": "called" },
  recall: { called: "called" },
  unanswered: { called: "waiting" },
  start: { called: "in-service" },
  finish: { "in-service": "done", "sent-out": "done" },
  "next-step": { "in-service": "waiting" },
  "send-out": { "in-service": "sent-out" },
  "come-back": { "sent-out": "waiting", "stepped-out": "waiting" },
  "put-back": { called: "waiting" },
  hold: { waiting: "on-hold", called: "on-hold", "in-service": "on-hold" },
  resume: { "on-hold": "waiting" },
  "step-out": { waiting: "stepped-out", called: "stepped-out", "stepped-out": "stepped-out" },
  transfer: { arrived: "arrived", waiting: "waiting", "in-service": "waiting", "on-hold": "waiting" },
  reprioritise: { arrived: "arrived", waiting: "waiting", "on-hold": "on-hold", "stepped-out": "stepped-out" },
  "no-show": { called: "no-show" },
  leave: Object.fromEntries(whileHere.map((state) => [state, "left"])),
  cancel: { arrived: "cancelled", waiting: "cancelled", "on-hold": "cancelled", "stepped-out": "cancelled" },
  "enter-in-error": Object.fromEntries([...whileHere, "no-show", "left", "cancelled"].map((state) => [state, "entered-in-error"])),
  reinstate: { "no-show": "waiting", left: "waiting", cancelled: "waiting" },
};

describe("a ticket", () => {
  for (const [action, from] of Object.entries(specification) as [TicketAction, Partial<Record<TicketState, TicketState>>][]) {
    for (const state of states) {
      const next = from[state];
      it(next ? `that is ${state} becomes ${next} on ${action}` : `that is ${state} refuses to ${action}`, () => {
        expect(transitions[state][action]).toBe(next);
      });
    }
  }

  it("is over, or still a patient of today", () => {
    expect(states.filter((state) => isActive({ state }))).toEqual(whileHere);
    expect(states.filter((state) => isOver({ state }))).toEqual(["done", "no-show", "left", "cancelled", "entered-in-error"]);
  });

  it("has a room while it is called or served", () => {
    expect(states.filter((state) => isInRoom({ state }))).toEqual(["called", "in-service"]);
  });

  it("is a head in the house unless somebody said that it is out", () => {
    expect(states.filter((state) => isPresent({ state }))).toEqual(["arrived", "waiting", "called", "in-service", "on-hold"]);
  });
});
