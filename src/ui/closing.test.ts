import { describe, expect, it } from "vitest";
import { closingWords } from "#ui/closing-words.ts";
import { closingSays, type Closing } from "#ui/closing.tsx";
import { formatsFor } from "#ui/formats.ts";
import { translate } from "#ui/words.ts";

/** 15 January 2026, 17:00 in Zurich. */
const five = Date.UTC(2026, 0, 15, 16);
const minutes = (n: number) => five + n * 60_000;
const says = (closing: Closing, now = five) => closingSays(closing, now, translate(closingWords, "en"), formatsFor("en", "Europe/Zurich").clock);

describe("what is said of the end of the day", () => {
  const late = { known: true, closesAt: minutes(60), from: minutes(70), to: minutes(110), isLate: true } as const;

  it("is told on the clinic's own clock", () => {
    expect(says(late)).toBe("On today's pace the last patient leaves between 18:10 and 18:50; you close at 18:00.");
    expect(says({ ...late, from: minutes(110) })).toBe("On today's pace the last patient leaves at about 18:50; you close at 18:00.");
    expect(says({ ...late, isLate: false, from: minutes(20), to: minutes(45) })).toBe("The last patient leaves between 17:20 and 17:45; you close at 18:00.");
  });

  it("speaks of closing as past when it is", () => {
    expect(says(late, minutes(61))).toBe("You closed at 18:00; the last patient leaves between 18:10 and 18:50.");
  });

  it("says why where nothing is known", () => {
    expect(says({ known: false, because: "no-hours", closesAt: null })).toContain("no closing hour");
    expect(says({ known: false, because: "nobody-here", closesAt: minutes(60) }, minutes(61))).toBe("Everybody has left.");
    expect(says({ known: false, because: "nobody-serves", closesAt: minutes(60) })).toContain("until 18:00");
  });
});
