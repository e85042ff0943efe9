import { describe, expect, it } from "vitest";
import { textWithoutPrivate } from "#server/without-private.ts";

describe("textWithoutPrivate", () => {
  const cut = (body: unknown, fields = ["name", "image"]) => textWithoutPrivate(body, fields, 64 * 1024);

  it("cuts a field at any depth, in lists and in JSON that stands as text within JSON", () => {
    expect(cut({ count: 3, who: [{ Name: "Wanda", age: 4 }], raw: '{"name":"Wanda","in":2}' })).toBe('{"count":3,"who":[{"age":4}],"raw":"{\\"in\\":2}"}');
  });

  it("cuts elements and attributes of XML, also within a namespace", () => {
    expect(cut('<event><ns:Name>Wanda</ns:Name><count name="x">3</count><image/></event>')).toBe("<event><count>3</count></event>");
  });

  it("withholds what it cannot cut for certain", () => {
    expect(cut("<event><name>Wanda")).toBe("<event>(the rest is withheld: it may hold what is private)");
    expect(cut('{"name": "Wanda", broken')).toBe("(withheld: it may hold what is private)");
    expect(cut("count=3&name=Wanda")).toBe("(withheld: it may hold what is private)");
  });

  it("leaves a message alone whose adapter calls nothing private", () => {
    expect(cut("count=3&name=Door", [])).toBe("count=3&name=Door");
  });

  it("says how long a message was that is not kept whole", () => {
    expect(textWithoutPrivate("x".repeat(3_000), [], 1_024)).toBe(`${"x".repeat(1_024)} (cut: 3 kB in all)`);
    expect(textWithoutPrivate("é".repeat(600), [], 1_023)).toBe(`${"é".repeat(511)} (cut: 1 kB in all)`);
  });

  it("survives what only somebody hostile would send", () => {
    const deep: unknown = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    expect(cut(deep)).toContain("too deep");
    expect(cut(JSON.parse('{"__proto__": {"name": "x", "in": 1}}'))).toBe('{"__proto__":{"in":1}}');
    expect(cut("zero\0 and half \ud800", [])).toBe("zero\uFFFD and half \uFFFD");
    const since = performance.now();
    cut("<name>".repeat(100_000));
    cut("<name ".repeat(100_000));
    expect(performance.now() - since).toBeLessThan(2_000);
  });
});
