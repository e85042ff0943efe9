import { describe, expect, it } from "vitest";
import { aTicket } from "#features/desk/fixtures.ts";
import { rowFrom, sections, type Filter } from "#features/desk/sections.ts";

const everybody: Filter = { serviceId: null, search: "" };
const anna = aTicket({ id: "a", number: "G101", name: "Anna Sørensen" });
const jose = aTicket({ id: "b", number: "G417", name: "José Núñez-Vega" });
const lee = aTicket({ id: "c", number: "B102", name: "Lee Wong", serviceId: "blood", state: "called" });
const found = (search: string) => sections([anna, jose, lee], { serviceId: null, search }, null).flatMap((s) => s.tickets.map((t) => t.id));

describe("sections", () => {
  it("groups by what is happening, in the order of the line", () => {
    const gone = aTicket({ id: "d", state: "left" });
    expect(sections([jose, anna, lee, gone], everybody, null).map((s) => [s.name, s.tickets.map((t) => t.id)])).toEqual([
      ["waiting", ["b", "a"]],
      ["called", ["c"]],
      ["inService", []],
      ["ended", ["d"]],
    ]);
  });

  it("shows one service alone", () => {
    expect(sections([anna, lee], { serviceId: "blood", search: "" }, null).flatMap((s) => s.tickets)).toEqual([lee]);
  });

  it("finds a number with or without its letter", () => {
    expect(found("g4")).toEqual(["b"]);
    expect(found("417")).toEqual(["b"]);
    expect(found("10")).toEqual(["a", "c"]);
  });

  it("finds a name by the beginning of any part, accents or not", () => {
    expect(found("nunez")).toEqual(["b"]);
    expect(found("vega jo")).toEqual(["b"]);
    expect(found("ong")).toEqual([]);
  });

  it("finds a word of a note", () => {
    const noted = aTicket({ id: "n", note: "needs an interpreter" });
    expect(sections([noted, anna], { serviceId: null, search: "interp" }, null).flatMap((s) => s.tickets)).toEqual([noted]);
  });

  it("shows whoever may be called for a service of a stage in any order under each of them", () => {
    const either = aTicket({ id: "e", serviceId: "gp", openServiceIds: ["gp", "blood"] });
    expect(sections([either], { serviceId: "blood", search: "" }, null).flatMap((s) => s.tickets)).toEqual([either]);
    expect(sections([{ ...either, state: "called" }], { serviceId: "blood", search: "" }, null).flatMap((s) => s.tickets)).toEqual([]);
  });

  it("puts what is to settle at the desk first, and who is away before who has gone", () => {
    const states = ["done", "on-hold", "in-service", "called", "waiting", "arrived", "stepped-out", "sent-out"] as const;
    const tickets = states.map((state) => aTicket({ id: state, state }));
    expect(sections(tickets, everybody, null).map((s) => [s.name, s.tickets.map((t) => t.id)])).toEqual([
      ["arrived", ["arrived"]],
      ["waiting", ["waiting"]],
      ["called", ["called"]],
      ["inService", ["in-service"]],
      ["away", ["on-hold", "stepped-out", "sent-out"]],
      ["ended", ["done"]],
    ]);
  });

  it("holds the order still while somebody is in the list; newcomers join at the end", () => {
    const newcomer = aTicket({ id: "new" });
    const ids = sections([newcomer, jose, anna], everybody, ["a", "b"]).flatMap((s) => s.tickets.map((t) => t.id));
    expect(ids).toEqual(["a", "b", "new"]);
  });
});

describe("rowFrom", () => {
  it("goes to the first row when none has the focus, and stops at both ends", () => {
    expect(rowFrom(["a", "b"], null, 1)).toBe("a");
    expect(rowFrom(["a", "b"], "a", 1)).toBe("b");
    expect(rowFrom(["a", "b"], "b", 1)).toBe("b");
    expect(rowFrom(["a", "b"], "a", -1)).toBe("a");
    expect(rowFrom([], "a", 1)).toBeUndefined();
  });
});
