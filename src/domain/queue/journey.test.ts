import { describe, expect, it } from "vitest";
import { aTicket, noon } from "#domain/builders.ts";
import { advance } from "#domain/queue/advance.ts";
import { legFor, legsOf, openLegs } from "#domain/queue/journey.ts";
import { legOf, type Ticket } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";

const by = "Ana";

/** Waits since 11:50 for blood and ECG, whichever is free first, and then for the GP. */
const partlyOrdered: Ticket = { ...aTicket(), legs: legsOf([["blood", "ecg"], ["gp"]], noon - 10 * minuteMs) };
const seen = (ticket: Ticket, leg: number, at: number) =>
  advance(advance(advance(ticket, { action: "call", at, by, roomId: "room-1", leg }), { action: "start", at, by }), { action: "next-step", at: at + 5 * minuteMs, by });
const served = (ticket: Ticket) => advance(advance(ticket, { action: "call", at: noon, by, roomId: "room-1", staffId: "ito" }), { action: "start", at: noon, by });

describe("a partly ordered journey", () => {
  it("waits for everything of its first stage at once, and for nothing later", () => {
    expect(openLegs(partlyOrdered)).toEqual([0, 1]);
    expect(legFor(partlyOrdered, ["ecg"])).toBe(1);
    expect(legFor(partlyOrdered, ["gp"])).toBeUndefined();
  });

  it("goes on to the rest of the stage with the credit that it has, then to the next stage", () => {
    const afterEcg = seen(partlyOrdered, 1, noon);
    expect(openLegs(afterEcg)).toEqual([0]);
    expect(legOf(afterEcg)).toMatchObject({ serviceId: "blood", waitingSince: noon - 10 * minuteMs });
    const afterBlood = seen(afterEcg, 0, noon + 20 * minuteMs);
    expect(legOf(afterBlood)).toMatchObject({ serviceId: "gp", waitingSince: noon + 25 * minuteMs });
  });
});

describe("sent out to the laboratory", () => {
  const out = advance(served(aTicket({ waitedMinutes: 20 })), { action: "send-out", at: noon + 4 * minuteMs, by, detour: ["blood"] });

  it("stands in the laboratory's line at once", () => {
    expect(out.state).toBe("waiting");
    expect(legOf(out)).toMatchObject({ serviceId: "blood", waitingSince: noon + 4 * minuteMs });
  });

  it("comes back to the same clinician with the place that the first wait had earned", () => {
    const back = advance(
      advance(advance(out, { action: "call", at: noon + 10 * minuteMs, by, roomId: "lab" }), { action: "start", at: noon + 10 * minuteMs, by }),
      { action: "next-step", at: noon + 13 * minuteMs, by },
    );
    expect(legOf(back)).toMatchObject({ serviceId: "gp", waitingSince: noon - 20 * minuteMs, readyAt: noon + 13 * minuteMs, forStaff: "ito" });
  });

  it("elsewhere than in this clinic: is away until somebody says that they are back", () => {
    const away = advance(served(aTicket({ waitedMinutes: 20 })), { action: "send-out", at: noon + 4 * minuteMs, by, reason: "X-ray", until: noon + 30 * minuteMs });
    expect(away).toMatchObject({ state: "sent-out", pause: { since: noon + 4 * minuteMs, reason: "X-ray", until: noon + 30 * minuteMs } });
    const back = advance(away, { action: "come-back", at: noon + 25 * minuteMs, by });
    expect(back.state).toBe("waiting");
    expect(back.pause).toBeUndefined();
    expect(legOf(back)).toMatchObject({ serviceId: "gp", waitingSince: noon - 20 * minuteMs, readyAt: noon + 25 * minuteMs, forStaff: "ito" });
  });
});

describe("transferred to another line", () => {
  it("brings the wait along, and knows since when it is really there", () => {
    const moved = advance(aTicket({ waitedMinutes: 20, serviceIds: ["gp", "ecg"] }), { action: "transfer", at: noon, by, journey: [["nurse"]] });
    expect(moved.legs).toHaveLength(1);
    expect(legOf(moved)).toMatchObject({ serviceId: "nurse", waitingSince: noon - 20 * minuteMs, readyAt: noon });
  });

  it("keeps what has been done", () => {
    const moved = advance(served(aTicket()), { action: "transfer", at: noon + 3 * minuteMs, by, journey: [["nurse"], ["ecg"]] });
    expect(moved.legs.map((leg) => [leg.serviceId, leg.endedAt !== undefined])).toEqual([["gp", true], ["nurse", false], ["ecg", false]]);
    expect(moved.leg).toBe(1);
  });

  it("while still at the desk, waits from when they came once they are put in line", () => {
    const atDesk: Ticket = { ...aTicket({ waitedMinutes: 20 }), state: "arrived", legs: legsOf([["gp"]], undefined) };
    const moved = advance(advance(atDesk, { action: "transfer", at: noon - 5 * minuteMs, by, journey: [["nurse"]] }), { action: "join", at: noon, by });
    expect(legOf(moved)).toMatchObject({ serviceId: "nurse", waitingSince: noon - 20 * minuteMs });
  });
});
