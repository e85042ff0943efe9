import { describe, expect, it } from "vitest";
import { isActive, transitions, type TicketAction, type TicketState } from "#domain/queue/ticket.ts";

const refused = undefined;

/** The whole table once more, by hand: what each action makes of each state. */
const specification: Record<TicketAction, Record<TicketState, TicketState | undefined>> = {
  call: { waiting: "called", called: refused, "in-service": refused, done: refused, "no-show": refused, left: refused },
  recall: { waiting: refused, called: "called", "in-service": refused, done: refused, "no-show": refused, left: refused },
  start: { waiting: refused, called: "in-service", "in-service": refused, done: refused, "no-show": refused, left: refused },
  finish: { waiting: refused, called: refused, "in-service": "done", done: refused, "no-show": refused, left: refused },
  "next-step": { waiting: refused, called: refused, "in-service": "waiting", done: refused, "no-show": refused, left: refused },
  "put-back": { waiting: refused, called: "waiting", "in-service": refused, done: refused, "no-show": refused, left: refused },
  "no-show": { waiting: refused, called: "no-show", "in-service": refused, done: refused, "no-show": refused, left: refused },
  leave: { waiting: "left", called: "left", "in-service": "left", done: refused, "no-show": refused, left: refused },
  reinstate: { waiting: refused, called: refused, "in-service": refused, done: refused, "no-show": "waiting", left: "waiting" },
};

describe("a ticket", () => {
  for (const [action, byState] of Object.entries(specification) as [TicketAction, Record<TicketState, TicketState | undefined>][]) {
    for (const [state, next] of Object.entries(byState) as [TicketState, TicketState | undefined][]) {
      it(next ? `that is ${state} becomes ${next} on ${action}` : `that is ${state} refuses to ${action}`, () => {
        expect(transitions[state][action]).toBe(next);
      });
    }
  }

  it("is in the house while it waits, is called or is being served", () => {
    const states: TicketState[] = ["waiting", "called", "in-service", "done", "no-show", "left"];
    expect(states.filter((state) => isActive({ state } as Parameters<typeof isActive>[0]))).toEqual(["waiting", "called", "in-service"]);
  });
});
