import { describe, expect, it } from "vitest";
import { slidesOf } from "#features/board/slides.ts";

describe("slidesOf", () => {
  it("shows each message in each of its languages, in the clinic's order", () => {
    const messages: { id: number; says: Record<string, string> }[] = [{ id: 1, says: { es: "Vacuna hoy", en: "Vaccination today" } }, { id: 2, says: { en: "Closed on Friday" } }];
    expect(slidesOf(messages, ["en", "es"], 40)).toEqual([
      { messageId: 1, language: "en", words: "Vaccination today" },
      { messageId: 1, language: "es", words: "Vacuna hoy" },
      { messageId: 2, language: "en", words: "Closed on Friday" },
    ]);
  });

  it("cuts a long message between words", () => {
    expect(slidesOf([{ id: 1, says: { en: "The laboratory is on floor two today" } }], ["en"], 20).map((s) => s.words)).toEqual(["The laboratory is on", "floor two today"]);
  });

  it("cuts Chinese between its signs, each as wide as two letters", () => {
    expect(slidesOf([{ id: 1, says: { zh: "今天接种流感疫苗" } }], ["zh"], 8).map((s) => s.words)).toEqual(["今天接种", "流感疫苗"]);
  });

  it("leaves a word that is too long whole", () => {
    expect(slidesOf([{ id: 1, says: { en: "Blutentnahmezimmer open" } }], ["en"], 5).map((s) => s.words)).toEqual(["Blutentnahmezimmer", "open"]);
  });

  it("reads a language of a country as that language", () => {
    expect(slidesOf([{ id: 1, says: { "pt-BR": "Olá" } }], ["pt"], 20)).toEqual([{ messageId: 1, language: "pt", words: "Olá" }]);
  });
});
