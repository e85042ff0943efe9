import { describe, expect, it } from "vitest";
import { saveZone } from "#contract/zones.ts";
import { readZoneForm } from "#features/admin/zones/read-zone-form.ts";

const read = (capacity: string, watchPeople = "", fullPeople = "") => readZoneForm({ capacity, watchPeople, fullPeople });

describe("readZoneForm", () => {
  it("takes a capacity alone, and three numbers", () => {
    expect(read(" 24 ")).toEqual({ ok: true, zone: { capacity: 24, crowding: null } });
    expect(read("24", "18", "22")).toEqual({ ok: true, zone: { capacity: 24, crowding: { watchPeople: 18, fullPeople: 22 } } });
  });

  it("fills in the usual one where one threshold is left empty", () => {
    expect(read("20", "12")).toEqual({ ok: true, zone: { capacity: 20, crowding: { watchPeople: 12, fullPeople: 20 } } });
    // 85 % of 20 is 17, but it is full from 10 on.
    expect(read("20", "", "10")).toEqual({ ok: true, zone: { capacity: 20, crowding: { watchPeople: 10, fullPeople: 10 } } });
  });

  it("says which number is wrong, and why", () => {
    for (const capacity of ["", "0", "-3", "2.5", "1e3", "many", "5001"]) expect(read(capacity)).toEqual({ ok: false, errors: { capacity: { key: "wholeNumber" } } });
    expect(read("20", "x", "21")).toEqual({ ok: false, errors: { watchPeople: { key: "wholeNumber" }, fullPeople: { key: "aboveCapacity", count: 20 } } });
    expect(read("20", "19", "18")).toEqual({ ok: false, errors: { watchPeople: { key: "aboveFull", count: 18 } } });
  });

  it("lets through nothing that the server would refuse", () => {
    for (const form of [read("1"), read("5000", "1", "5000"), read("3", "3", "3")]) expect(form.ok && saveZone.safeParse(form.zone).success).toBe(true);
  });
});
