import { describe, expect, it } from "vitest";
import { expectedToday } from "#features/desk/expected.ts";
import { aQueue, minute, noon } from "#features/desk/fixtures.ts";

const at = (id: string, minutes: number, serviceIds = ["gp"]) => ({ id, name: `${id} Lopez`, serviceIds, scheduledAt: noon + minutes * minute, staffId: null });
const queue = aQueue({ appointments: [at("Ana", -12, ["gp"]), at("Bo", 0), at("Cy", 30, ["blood", "gp"])] });
const everybody = { serviceId: null, search: "" };

describe("expectedToday", () => {
  it("marks whoever is late, from the first whole minute", () => {
    expect(expectedToday(queue, everybody, noon + minute - 1).map((one) => one.lateMinutes)).toEqual([12, null, null]);
    expect(expectedToday(queue, everybody, noon + minute).map((one) => one.lateMinutes)).toEqual([13, 1, null]);
  });

  it("follows the filter and the search of the list", () => {
    expect(expectedToday(queue, { serviceId: "blood", search: "" }, noon).map((one) => one.id)).toEqual(["Cy"]);
    expect(expectedToday(queue, { serviceId: null, search: "lop an" }, noon).map((one) => one.id)).toEqual(["Ana"]);
  });
});
