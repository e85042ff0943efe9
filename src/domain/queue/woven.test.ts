import { describe, expect, it } from "vitest";
import { aTicket } from "#domain/builders.ts";
import type { Place } from "#domain/queue/who-is-next.ts";
import { woven } from "#domain/queue/woven.ts";

const place = (id: string, targetUsed: number, more: Partial<Place> = {}): Place => ({ ticket: aTicket({ id }), targetUsed, ...more });
const ids = (lines: Place[][]) => woven(lines).map((p) => p.ticket.id);

describe("woven", () => {
  it("takes from each line the one who has used most of their target", () => {
    expect(ids([[place("g1", 0.9), place("g2", 0.3)], [place("b1", 0.5), place("b2", 0.1)]])).toEqual(["g1", "b1", "g2", "b2"]);
  });

  it("leaves whoever a ratio has put forward before the more urgent of their line, and does not let that line wait for it", () => {
    const gp = [place("their-turn", 0.2, { byRatio: true }), place("urgent", 0.9)];
    expect(ids([[place("b1", 0.5)], gp])).toEqual(["their-turn", "urgent", "b1"]);
  });

  it("comes last to those who did not answer, of whatever line", () => {
    expect(ids([[place("g1", 0.2), place("away", 0.9, { passedOver: true })], [place("b1", 0.1)]])).toEqual(["g1", "b1", "away"]);
  });

  it("does not depend on the order of the lines", () => {
    const [one, other] = [[place("g1", 0.5), place("g2", 0.5)], [place("b1", 0.5)]];
    expect(ids([one, other])).toEqual(ids([other, one]));
    expect(ids([[], one, []])).toEqual(["g1", "g2"]);
  });
});
