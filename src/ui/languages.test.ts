import { describe, expect, it } from "vitest";
import { languageFrom } from "#ui/languages.ts";

describe("languageFrom", () => {
  it("takes the first wish that the house speaks", () => {
    expect(languageFrom("fr-CA,es-MX;q=0.8,en;q=0.5")).toBe("es");
  });

  it("falls back to English", () => {
    expect(languageFrom("fr")).toBe("en");
    expect(languageFrom(null)).toBe("en");
  });
});
