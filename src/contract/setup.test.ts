import { describe, expect, it } from "vitest";
import { clinicSetup } from "#contract/setup.ts";
import { aSetup } from "#domain/builders.ts";

describe("a clinic's setup as a file", () => {
  it("says its country as ISO does, or not at all", () => {
    expect(clinicSetup.parse(aSetup({ region: "EG" })).region).toBe("EG");
    expect(clinicSetup.parse(aSetup()).region).toBeUndefined();
  });

  it("is refused with a sentence when the country is anything else", () => {
    for (const region of ["Egypt", "eg", "", "E1"]) {
      const read = clinicSetup.safeParse(aSetup({ region }));
      expect(read.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`), region).toEqual(["region is the two capital letters of a country, such as CH"]);
    }
  });
});
