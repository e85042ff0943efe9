import { describe, expect, it } from "vitest";
import { newClinic, apply } from "#domain/clinic.ts";
import { decide } from "#domain/queue/decide.ts";
import { ticketState } from "#contract/views.ts";
import { atClose } from "#features/desk/close-day.ts";
import { aTicket, noon } from "#features/desk/fixtures.ts";

describe("atClose", () => {
  it("lists whoever is still here or about to come back, with what becomes of them", () => {
    const tickets = ticketState.options.map((state) => aTicket({ id: state, state }));
    expect(atClose(tickets).map(({ ticket, becomes }) => [ticket.id, becomes])).toEqual([
      ["arrived", "left"],
      ["waiting", "left"],
      ["called", "left"],
      ["in-service", "done"],
      ["sent-out", "done"],
      ["on-hold", "left"],
      ["stepped-out", "left"],
    ]);
  });

  it("says what the clinic then does", () => {
    const setup = { id: "c", slug: "c", name: "C", timeZone: "UTC", languages: ["en"], zones: [], doors: [], sensors: [], staff: [], boards: [], services: [{ id: "gp", name: "GP", prefix: "G", typicalMinutes: 10, targetWaitMinutes: 30 }], rooms: [{ id: "r1", name: "Room 1", zoneId: null, serviceIds: ["gp"] }] };
    const actor = { kind: "staff" as const, id: "ana", name: "Ana" };
    let state = newClinic(setup, noon);
    const doIt = (command: Parameters<typeof decide>[1]) => {
      const decided = decide(state, command, noon);
      if (!decided.ok) throw new Error(decided.refusal.says);
      for (const body of decided.value) state = apply(state, { ...body, seq: state.seq + 1, at: noon, actor });
    };
    for (const id of ["served", "waits"]) doIt({ type: "check-in", ticketId: id, visitId: id, journey: [["gp"]], urgency: 4 });
    doIt({ type: "call", ticketId: "served", roomId: "r1" });
    doIt({ type: "start", ticketId: "served" });
    const foretold = atClose(Object.values(state.tickets).map(({ id, state }) => aTicket({ id, state })));
    doIt({ type: "close-day" });
    expect(Object.fromEntries(foretold.map(({ ticket, becomes }) => [ticket.id, becomes]))).toEqual(Object.fromEntries(Object.values(state.tickets).map((ticket) => [ticket.id, ticket.state])));
  });
});
