import { expect, it } from "vitest";
import { translate } from "#ui/words.ts";
import { floorWords } from "#features/floor/floor-words.ts";
import { zoneWord } from "#features/floor/zone-word.ts";

it("says a known status in the reader's language and passes a new one on as it came", () => {
  const t = translate(floorWords, "es");
  expect(zoneWord("Full", t)).toBe("Completa");
  expect(zoneWord("Being cleaned", t)).toBe("Being cleaned");
});
