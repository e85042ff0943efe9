import { describe, expect, it } from "vitest";
import { aQueue, aTicket, noon } from "#features/desk/fixtures.ts";
import { sameName } from "#features/desk/same-name.ts";

const expected = (name: string) => ({ id: name, name, serviceIds: ["gp"], scheduledAt: noon, staffId: null });
const today = aQueue({
  appointments: [expected("María López"), expected("Mario Lotti"), expected("Cher")],
  tickets: [aTicket({ id: "a", name: "Maria Lopez-Vega" }), aTicket({ id: "b", name: "Maria Lopez", state: "done" })],
});
const told = (typed: string) => {
  const { expected, here } = sameName(typed, today);
  return [expected.map((one) => one.name), here.map((one) => one.id)];
};

describe("sameName", () => {
  it("speaks up while the second word is being typed, accents or not", () => {
    expect(told("Maria Lo")).toEqual([["María López"], ["a"]]);
    expect(told("Mari Lo")).toEqual([["María López", "Mario Lotti"], ["a"]]);
    expect(told("lopez, maria".replace(",", ""))).toEqual([["María López"], ["a"]]);
  });

  it("is silent about a first name alone, unless that is the whole name", () => {
    expect(told("Maria")).toEqual([[], []]);
    expect(told("cher")).toEqual([["Cher"], []]);
    expect(told("")).toEqual([[], []]);
  });

  it("is silent about whoever has gone, and about other people", () => {
    expect(told("Maria Lopez Vega")).toEqual([[], ["a"]]);
    expect(told("Maria Maria")).toEqual([[], []]);
    expect(told("Lee Wong")).toEqual([[], []]);
  });
});
