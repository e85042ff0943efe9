import { describe, expect, it } from "vitest";
import { allReasons, reason } from "#domain/queue/reason.ts";
import { reasonSaid } from "#features/desk/reason-said.ts";
import { reasonWords } from "#features/desk/reason-words.ts";
import { translate } from "#ui/words.ts";

describe("a reason on the desk", () => {
  it("that the house gives is said in the reader's language", () => {
    const written = allReasons([reason("says-urgent"), reason("same-name", "G417")]);
    expect(reasonSaid(written, translate(reasonWords, "en"))).toBe("says that it is urgent; may be here twice: same name as G417");
    expect(reasonSaid(written, translate(reasonWords, "es"))).toBe("dice que es urgente; puede estar dos veces: mismo nombre que G417");
  });

  it("that a person wrote stays as it is", () => {
    expect(reasonSaid("on the telephone", translate(reasonWords, "es"))).toBe("on the telephone");
  });
});
