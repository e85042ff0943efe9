import { describe, expect, it } from "vitest";
import { translate, type PublicWords, type Words } from "#ui/words.ts";

const words = {
  en: { waiting: "{count, plural, =0 {Nobody is waiting} one {# person is waiting} other {# people are waiting}}", next: "Next" },
  es: { waiting: "{count, plural, =0 {No espera nadie} one {Espera # persona} other {Esperan # personas}}", next: "Siguiente" },
} satisfies Words;

const latin = { at: "{number}, {room}" } as const;
const publicTable = { en: latin, es: latin, fr: latin, de: latin, pt: latin, hi: latin, zh: latin, ar: { at: "الرقم {number}، {room}" } } satisfies PublicWords;

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

  it("answers in English where a staff table is asked in a language that it has not got", () => {
    expect(translate(words, "hi")("waiting", { count: 1 })).toBe("1 person is waiting");
  });

  it("keeps a Latin name and number together and in their place in an Arabic sentence", () => {
    expect(translate(publicTable, "ar")("at", { number: "B417", room: "Room 1" })).toBe("الرقم \u2068B417\u2069، \u2068Room 1\u2069");
    expect(translate(publicTable, "fr")("at", { number: "B417", room: "Room 1" })).toBe("B417, Room 1");
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
    // @ts-expect-error patients read six languages more
    void (words satisfies PublicWords);

    const halfChinese = { ...publicTable, zh: {} } satisfies PublicWords;
    // @ts-expect-error "at" has no Chinese
    void (() => translate(halfChinese, "en"));
  });
});
