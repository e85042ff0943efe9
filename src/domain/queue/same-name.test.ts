import { describe, expect, it } from "vitest";
import { beginsAWord, isSameName, isSimilarName } from "#domain/queue/same-name.ts";

describe("isSameName", () => {
  it("looks past case, accents, signs and order", () => {
    expect(isSameName("Ruíz, Ana", "ANA RUIZ")).toBe(true);
    expect(isSameName("محمد علي", "علي محمد")).toBe(true);
    expect(isSameName("王伟", "王伟")).toBe(true);
  });

  it("tells people apart whose names differ by a word", () => {
    expect(isSameName("Ana Ruiz", "Ana María Ruiz")).toBe(false);
    expect(isSameName("Ana Ruiz", "Ana Ruis")).toBe(false);
  });

  it("never finds two people without a name to be one", () => {
    expect(isSameName("", "")).toBe(false);
    expect(isSameName("?!", "...")).toBe(false);
  });
});

describe("isSimilarName", () => {
  it("finds a name that was given in full once and in short the other time", () => {
    expect(isSimilarName("Ana Ruiz", "Ruiz, Ana María")).toBe(true);
    expect(isSimilarName("A. Ruiz", "Ana Ruiz")).toBe(true);
  });

  it("is not content with a first name alone that differs in the rest", () => {
    expect(isSimilarName("Ana Ruiz", "Ana Silva")).toBe(false);
    expect(isSimilarName("", "Ana")).toBe(false);
  });
});

describe("beginsAWord", () => {
  it("asks for exactly the first three letters of one of the names, or for all of a shorter one", () => {
    expect(beginsAWord("Quirina Zwyssig", "zwy")).toBe(true);
    expect(beginsAWord("Quirina Zwyssig", "Qui")).toBe(true);
    expect(beginsAWord("An Ng", "NG")).toBe(true);
    expect(beginsAWord("王伟", "王伟")).toBe(true);
    expect(beginsAWord("Müller", "mul")).toBe(true);
  });

  it("does not let one letter stand for many names", () => {
    expect(beginsAWord("Quirina Zwyssig", "z")).toBe(false);
    expect(beginsAWord("Quirina Zwyssig", "zwys")).toBe(false);
    expect(beginsAWord("Quirina Zwyssig", "")).toBe(false);
    expect(beginsAWord("Quirina Zwyssig", "zwy qui")).toBe(false);
  });
});
