import { describe, expect, it } from "vitest";
import { deskWords } from "#features/desk/desk-words.ts";
import { aQueue, aTicket } from "#features/desk/fixtures.ts";
import { sentenceAfter } from "#features/desk/sentence-after.ts";
import { translate } from "#ui/words.ts";

const t = translate(deskWords, "en");

describe("sentenceAfter", () => {
  it("says who was called where, as the server answered", () => {
    expect(sentenceAfter({ type: "call-next", roomId: "r1" }, "G417", aQueue(), t)).toBe("G417 called to Room 1.");
  });

  it("tells the end of a visit from the end of a step", () => {
    const halfWay = aQueue({ tickets: [aTicket({ step: { now: 1, of: 2 } })] });
    expect(sentenceAfter({ type: "finish", ticketId: "t1" }, "G101", aQueue({ tickets: [aTicket()] }), t)).toBe("G101 finished.");
    expect(sentenceAfter({ type: "finish", ticketId: "t1" }, "G101", halfWay, t)).toBe("G101 sent on to the next step.");
  });

  it("is silent about what cannot be undone from here", () => {
    expect(sentenceAfter({ type: "check-in", name: "Ana", serviceIds: ["gp"] }, "G101", aQueue(), t)).toBeNull();
    expect(sentenceAfter({ type: "open-room", roomId: "r1" }, null, aQueue(), t)).toBeNull();
  });
});
