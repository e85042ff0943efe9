import { describe, expect, it } from "vitest";
import { translate, type Words } from "#ui/words.ts";

const words = {
  en: { waiting: "{count, plural, =0 {Nobody is waiting} one {# person is waiting} other {# people are waiting}}", next: "Next" },
  es: { waiting: "{count, plural, =0 {No espera nadie} one {Espera # persona} other {Esperan # personas}}", next: "Siguiente" },
} satisfies Words;

describe("translate", () => {
  it("chooses the sentence that fits the count", () => {
    const t = translate(words, "en");
    expect(t("waiting", { count: 0 })).toBe("Nobody is waiting");
    expect(t("waiting", { count: 1 })).toBe("1 person is waiting");
    expect(t("waiting", { count: 7 })).toBe("7 people are waiting");
  });

  it("speaks Spanish", () => {
    const t = translate(words, "es");
    expect(t("next")).toBe("Siguiente");
    expect(t("waiting", { count: 2 })).toBe("Esperan 2 personas");
  });

  it("refuses at compile time what would be wrong on the screen", () => {
    const t = translate(words, "en");
    // @ts-expect-error no such key
    void (() => t("previous"));
    // @ts-expect-error the sentence wants a count
    void (() => t("waiting"));
    // @ts-expect-error the sentence wants a number
    void (() => t("waiting", { count: "two" }));

    const halfSpanish = { en: { open: "Open", shut: "Shut" }, es: { open: "Abierto" } } satisfies Words;
    // @ts-expect-error "shut" has no Spanish
    void (() => translate(halfSpanish, "en"));

    const surplus = { en: { open: "Open" }, es: { open: "Abierto", shut: "Cerrado" } } satisfies Words;
    // @ts-expect-error "shut" has no English
    void (() => translate(surplus, "en"));

    // @ts-expect-error Spanish is missing
    void ({ en: { open: "Open" } } satisfies Words);
  });
});
