import { describe, expect, it } from "vitest";
import { headOf, worthOf } from "#features/plan/plan-sentence.ts";
import { planWords } from "#features/plan/plan-words.ts";
import { formatsFor } from "#ui/formats.ts";
import { translate } from "#ui/words.ts";

const blood = { id: "blood", name: "Blood draw" };
const move = { staff: { id: "b", name: "Nurse B" }, from: { id: "desk", name: "Reception" }, to: { id: "room-4", name: "Room 4" }, service: blood, until: Date.UTC(2026, 0, 15, 11, 30) };
const proposal = {
  kind: "move" as const,
  moves: [move],
  worth: {
    horizonMinutes: 120,
    savedMinutes: { likely: 66, low: 40, high: 90 },
    targetsKept: 2,
    services: [
      { service: blood, patients: 6, minutesLess: { likely: 11.2, low: 8, high: 14.4 }, targetsKept: 2 },
      { service: { id: "desk", name: "Reception" }, patients: 4, minutesLess: { likely: -1, low: -2, high: 0 }, targetsKept: 0 },
    ],
  },
};

describe("a proposal in words", () => {
  it.each([
    ["en", "Move Nurse B to Blood draw in Room 4 until 11:30", ["6 patients wait 11 min less on average (8 to 14)", "2 targets kept", "Reception waits 1 min more"]],
    ["es", "Envíe a Nurse B a Blood draw en Room 4 hasta las 11:30", ["6 pacientes esperan 11 min menos de media (de 8 a 14)", "2 objetivos cumplidos", "Reception espera 1 min más"]],
  ] as const)("says who goes where until when, and what it is worth, in %s", (language, head, worth) => {
    const [t, formats] = [translate(planWords, language), formatsFor(language, "UTC")];
    expect(headOf(proposal, t, formats)).toBe(head);
    expect(worthOf(proposal, t, formats).map((part) => part.replaceAll("\u00a0", " "))).toEqual(worth);
  });

  it("asks for the way back by its room", () => {
    const [t, formats] = [translate(planWords, "en"), formatsFor("en", "UTC")];
    expect(headOf({ ...proposal, kind: "return", worth: null, moves: [{ ...move, from: move.to, to: move.from, service: null, until: null }] }, t, formats)).toBe("Send Nurse B back to Reception: the agreed time has come");
  });
});
