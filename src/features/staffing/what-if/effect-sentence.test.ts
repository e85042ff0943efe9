import { describe, expect, it } from "vitest";
import { effectSentence } from "#features/staffing/what-if/effect-sentence.ts";
import { whatIfWords } from "#features/staffing/what-if/what-if-words.ts";
import { formatsFor } from "#ui/formats.ts";
import { translate } from "#ui/words.ts";

const t = translate(whatIfWords, "en");
const formats = formatsFor("en", "Europe/Zurich");
const effect = (difference: number, low: number, high: number, more = {}) => ({ before: 20, after: 20 + difference, difference, low, high, isClear: low > 0 || high < 0, ...more });

describe("a difference in words", () => {
  it("is about six minutes less, with its range and that of a single day", () => {
    expect(effectSentence(effect(-6.2, -8.1, -4.3, { dayLow: -14.4, dayHigh: 0.7 }), "minutes", t, formats)).toEqual({ says: "about 6\u00a0min less", range: "(−8 to −4)", oneDay: "On nine days in ten: −14 to +1", isClear: true });
  });

  it("has a digit more where the range is narrow", () => {
    expect(effectSentence(effect(-6.2, -6.5, -5.9), "minutes", t, formats).range).toBe("(−6.5 to −5.9)");
  });

  it("says that it is not clear where the range holds zero, and that it hardly matters where it is clear and small", () => {
    expect(effectSentence(effect(-0.4, -1, 0.2), "minutes", t, formats).says).toBe("not clear: chance alone may explain it");
    expect(effectSentence(effect(-0.2, -0.3, -0.1), "minutes", t, formats)).toMatchObject({ says: "hardly any difference", range: null });
    expect(effectSentence(effect(0.001, -0.002, 0.004), "minutes", t, formats).says).toBe("hardly any difference");
    expect(effectSentence(effect(-0.4, -0.7, -0.1), "minutes", t, formats)).toMatchObject({ says: "hardly any difference", range: "(−0.7 to −0.1)" });
    expect(effectSentence(effect(0, 0, 0), "minutes", t, formats)).toEqual({ says: "no difference", range: null, oneDay: null, isClear: false });
  });

  it("speaks of points, moments and patients in their own words", () => {
    expect(effectSentence(effect(0.123, 0.1, 0.15), "share", t, formats)).toMatchObject({ says: "about 12 points more", range: "(+10 to +15)" });
    expect(effectSentence(effect(24, 20, 28), "moment", t, formats).says).toBe("about 24\u00a0min later");
    expect(effectSentence(effect(-1.2, -1.5, -0.9), "people", t, formats).says).toBe("about 1 patient less");
  });
});
