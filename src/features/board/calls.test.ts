import { describe, expect, it } from "vitest";
import { keyOf, layOut, unannounced, type Call } from "#features/board/calls.ts";

const noon = Date.UTC(2026, 0, 15, 12);

function aCall(number: string, secondsAgo: number, room = "Room 1"): Call {
  return { id: `${number}/0/1`, number, room, at: noon - secondsAgo * 1000 };
}

describe("unannounced", () => {
  const calling = [aCall("B417", 2), aCall("G120", 9), aCall("N300", 90)];

  it("takes the calls in the order in which they were made", () => {
    expect(unannounced({ asOf: noon, calling }, () => false).map((call) => call.number)).toEqual(["G120", "B417"]);
  });

  it("leaves out what was announced, and what a minute ago was news", () => {
    const announced = new Set([keyOf(aCall("G120", 9))]);
    expect(unannounced({ asOf: noon, calling }, (key) => announced.has(key)).map((call) => call.number)).toEqual(["B417"]);
  });

  it("announces again what was taken back and called anew under the old id", () => {
    const announced = new Set([keyOf(aCall("B417", 50))]);
    expect(unannounced({ asOf: noon, calling: [aCall("B417", 1)] }, (key) => announced.has(key))).toHaveLength(1);
  });
});

describe("layOut", () => {
  const earlier = [aCall("X9", 600), aCall("X8", 700), aCall("X7", 800), aCall("X6", 900), aCall("X5", 1000)];
  const five = [aCall("A5", 1), aCall("A4", 2), aCall("A3", 3), aCall("A2", 4), aCall("A1", 5)];
  const numbers = (calls: Call[]) => calls.map((call) => call.number);

  it("shows the newest calls big and the others first in the list, as many as fit", () => {
    const { big, list } = layOut({ calling: five, lastCalls: earlier }, null, { big: 3, list: 5 });
    expect(numbers(big)).toEqual(["A5", "A4", "A3"]);
    expect(list.map(({ call, isNow }) => `${call.number}${isNow ? " now" : ""}`)).toEqual(["A2 now", "A1 now", "X9", "X8", "X7"]);
  });

  it("shows the call that is being read out big, however many came after it", () => {
    expect(numbers(layOut({ calling: five, lastCalls: [] }, aCall("A1", 5), { big: 3, list: 5 }).big)).toEqual(["A5", "A4", "A1"]);
  });
});
