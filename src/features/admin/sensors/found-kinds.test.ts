import { describe, expect, it } from "vitest";
import { foundKinds } from "#features/admin/sensors/found-kinds.ts";

const kind = (id: string, vendor: string, models: string[], says = "") => ({ id, vendor, models, says, source: "", usualEverySeconds: 60, connect: [] });
const kinds = [kind("axis", "Axis", ["P8815-2"], "Camera above a door"), kind("elsys", "Elsys", ["ERS Eye"], "LoRaWAN"), kind("milesight", "Milesight", ["VS121", "VS350"], "LoRaWAN")];
const ids = (search: string, guesses?: string[]) => foundKinds(kinds, search, guesses).map((k) => k.id);

describe("foundKinds", () => {
  it("finds a vendor, a model or a way, in any order of words and any case", () => {
    expect(ids("vs350")).toEqual(["milesight"]);
    expect(ids("lorawan ELSYS")).toEqual(["elsys"]);
    expect(ids("áxis")).toEqual(["axis"]);
    expect(ids("nobody")).toEqual([]);
  });

  it("shows all of them before anybody types, the guesses first", () => {
    expect(ids("")).toEqual(["axis", "elsys", "milesight"]);
    expect(ids("", ["milesight", "elsys"])).toEqual(["milesight", "elsys", "axis"]);
  });
});
