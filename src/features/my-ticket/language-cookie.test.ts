import { describe, expect, it } from "vitest";
import { languageOf } from "#features/my-ticket/language-cookie.ts";

describe("languageOf", () => {
  it("keeps to what the reader has chosen", () => {
    expect(languageOf("ar", "de", ["de", "fr", "ar"])).toBe("ar");
  });

  it("forgets a choice that this clinic does not offer", () => {
    expect(languageOf("hi", "fr-CH,de;q=0.7", ["de", "fr"])).toBe("fr");
    expect(languageOf("<script>", null, ["de", "fr"])).toBe("de");
  });
});
