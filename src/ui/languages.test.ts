import { describe, expect, it } from "vitest";
import { languageFrom, localeOf, spokenOf, staffLanguages } from "#ui/languages.ts";

describe("languageFrom", () => {
  it("takes the reader's first wish that is offered", () => {
    expect(languageFrom("fr-CA,es-MX;q=0.8,en;q=0.5", staffLanguages)).toBe("es");
    expect(languageFrom("zh-Hans-CN,en;q=0.5", ["de", "zh"])).toBe("zh");
  });

  it("falls back to the first that is offered: English for staff, the clinic's own language for patients", () => {
    expect(languageFrom("fr", staffLanguages)).toBe("en");
    expect(languageFrom(null, staffLanguages)).toBe("en");
    expect(languageFrom("fr", ["de", "ar"])).toBe("de");
  });

  it("does not take a language of three letters for one of two", () => {
    expect(languageFrom("fra-x,arz,en", ["en", "ar", "fr"])).toBe("en");
  });
});

describe("spokenOf", () => {
  it("keeps the clinic's order, and leaves out what the house does not speak", () => {
    expect(spokenOf(["ar", "rm", "de-CH", "de"])).toEqual(["ar", "de"]);
  });

  it("is English where the house speaks none of them", () => {
    expect(spokenOf(["rm"])).toEqual(["en"]);
    expect(spokenOf([])).toEqual(["en"]);
  });
});

describe("localeOf", () => {
  it("writes the digits of ticket numbers in Egypt too", () => {
    expect(new Intl.NumberFormat(localeOf("ar", "EG")).format(417)).toBe("417");
  });
});
