import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyMapping } from "#sensors/codec/apply-mapping.ts";
import { pathText, parsePath } from "#sensors/codec/field-path.ts";
import { codecMapping, meanings, type MappedField } from "#sensors/codec/mapping.ts";
import { radioBytes } from "#sensors/codec/radio-bytes.ts";
import { suggestMapping } from "#sensors/codec/suggest-mapping.ts";
import { isPayloadError } from "#sensors/payload-error.ts";
import { read } from "#sensors/read.ts";

const at = Date.UTC(2026, 0, 15, 12);
const mappingOf = (...fields: unknown[]) => read(codecMapping, { decodedBy: "codec", fPorts: [], fields });
const readWith = (output: unknown, ...fields: Partial<MappedField>[]) => applyMapping(output, mappingOf(...fields), { at, seq: "7" });

describe("a mapping", () => {
  it("reads in and out of a line together, with where they roll over", () => {
    const output = { counters: [{ in: 12, out: "9" }] };
    expect(readWith(output, { path: "counters[0].in", means: "in-total", name: "north", modulus: 65536 }, { path: "counters[0].out", means: "out-total", name: "north", modulus: 65536 })).toEqual([
      { kind: "totals", line: "north", at, seq: "7", inTotal: 12, outTotal: 9, modulus: 65536 },
    ]);
  });

  it("reads differences as crossings at the moment of the message", () => {
    expect(readWith({ a: 3 }, { path: "a", means: "in-delta" }, { path: "b", means: "out-delta" })).toEqual([{ kind: "crossings", line: "1", from: at, at, in: 3, out: 0, seq: "7" }]);
  });

  it("takes every second passage of a counter without directions for somebody leaving", () => {
    expect(readWith({ n: 257 }, { path: "n", means: "passed-total", modulus: 65536 })).toEqual([{ kind: "totals", line: "1", at, seq: "7", inTotal: 129, outTotal: 128, modulus: 32768 }]);
  });

  it("reads people, presence, battery and troubles, each by its name", () => {
    const output = { zones: { "waiting room": 4 }, pir: "trigger", mv: 3583, pct: 98, flags: { STUCK: 1, WIFI: 1, OTHER: 0 }, state: "ok" };
    expect(
      readWith(
        output,
        { path: 'zones["waiting room"]', means: "occupancy", name: "waiting" },
        { path: "pir", means: "presence" },
        { path: "mv", means: "battery-millivolts" },
        { path: "pct", means: "battery-percent" },
        { path: "flags", means: "trouble", wellWhen: ["WIFI"] },
        { path: "state", means: "trouble" },
      ),
    ).toEqual([
      { kind: "level", area: "waiting", people: 4, at, seq: "7" },
      { kind: "presence", area: "presence", occupied: true, at, seq: "7" },
      { kind: "health", batteryVolts: 3.583, batteryPercent: 98, troubles: ["STUCK"], at, seq: "7" },
    ]);
  });

  it("takes the device's own time in seconds, milliseconds or ISO", () => {
    for (const time of [1768478400, 1768478400000, "1768478400", "2026-01-15T12:00:00Z", "2026-01-15T13:00:00+01:00"])
      expect(readWith({ n: 1, time }, { path: "n", means: "occupancy" }, { path: "time", means: "time" })[0]?.at).toBe(at);
  });

  it("multiplies by its scale", () => {
    expect(readWith({ n: 12, b: 254 }, { path: "n", means: "in-total", scale: 10 }, { path: "b", means: "battery-percent", scale: 100 / 254 })).toMatchObject([{ inTotal: 120 }, { batteryPercent: 100 }]);
  });

  it("takes the values that an administrator names for somebody, and all others for nobody", () => {
    const occupied = (value: unknown) => readWith({ o: value }, { path: "o", means: "presence", occupiedWhen: ["2", "Busy"] });
    expect([2, "2", "busy", 1, 0, "free"].map((value) => (occupied(value)[0] as { occupied: boolean }).occupied)).toEqual([true, true, true, false, false, false]);
  });

  it("reads nothing of fields that a message lacks, or has empty", () => {
    expect(readWith({ other: 1, b: null }, { path: "a", means: "in-total" }, { path: "b", means: "battery-percent" })).toEqual([]);
    expect(readWith({}, { path: "constructor.length", means: "in-total" }, { path: "__proto__.x", means: "occupancy" })).toEqual([]);
  });

  it.each<[string, unknown, MappedField]>([
    ["n: expected a number, got \"NaN\"", "NaN", { path: "n", means: "in-total" }],
    ["n: is negative: -1", -1, { path: "n", means: "in-total" }],
    ["n: is negative: \"-1\"", "-1", { path: "n", means: "out-delta" }],
    ["n: expected a whole number, got 1.5", 1.5, { path: "n", means: "occupancy" }],
    ["n: is too large to be a number of people: 1000000", 1_000_000, { path: "n", means: "occupancy" }],
    ["n: is too large to be a number of people: 1e+308", 1e308, { path: "n", means: "in-total" }],
    ["n: is 65536, yet is said to roll over at 65536", 65536, { path: "n", means: "in-total", modulus: 65536 }],
    ["n: expected a number, got {\"a\":1}", { a: 1 }, { path: "n", means: "in-total" }],
    ["n: expected a number, got true", true, { path: "n", means: "battery-percent" }],
    ["n: expected 0 to 100 %, got 255", 255, { path: "n", means: "battery-percent" }],
    ["n: does not say whether somebody is there: \"sunny\". Name the values that mean so", "sunny", { path: "n", means: "presence" }],
    ["n: expected a time between the years 2000 and 2100", 4, { path: "n", means: "time" }],
  ])("refuses, naming the field: %s", (says, n, field) => {
    expect(() => readWith({ n }, field)).toThrow(says);
  });

  it("reads or refuses whatever a codec gives", () => {
    const field = fc.record({ path: fc.constantFrom("a", "a.b", "a[0]"), means: fc.constantFrom(...meanings) });
    fc.assert(
      fc.property(field, fc.jsonValue({ maxDepth: 3 }), (mapped, value) => {
        try {
          for (const reading of applyMapping({ a: value }, mappingOf(mapped), { at })) expect(Number.isInteger(reading.at)).toBe(true);
        } catch (error) {
          expect(isPayloadError(error)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a mapping that cannot be", () => {
  it.each<[string, unknown[]]>([
    ["fields: say of at least one field what it means", []],
    ["fields[0].path: expected a path", [{ path: "a..b", means: "in-total" }]],
    ["fields[0].path: expected a path", [{ path: "a[b]", means: "in-total" }]],
    ["fields[0].means", [{ path: "a", means: "temperature" }]],
    ["fields[1].means: two fields mean the same of 1", [{ path: "a", means: "in-total" }, { path: "b", means: "in-total" }]],
    ["fields[1].means: two fields mean the same: v is one too many", [{ path: "mv", means: "battery-millivolts" }, { path: "v", means: "battery-volts" }]],
    ["fields[1].means: line 1 is told both as totals and as differences: keep the totals", [{ path: "a", means: "in-total" }, { path: "b", means: "in-delta" }]],
    ["fields[1].means: line 1 is told both by direction and without: keep the directions", [{ path: "a", means: "in-total" }, { path: "b", means: "passed-total" }]],
    ["fields[1].means: in and out of line 1 must roll over at the same number", [{ path: "a", means: "in-total", modulus: 65536 }, { path: "b", means: "out-total" }]],
    ["fields[0].modulus", [{ path: "a", means: "in-total", modulus: 1 }]],
    ["fields[0].scale", [{ path: "a", means: "in-total", scale: 0 }]],
  ])("is refused: %s", (says, fields) => {
    expect(() => mappingOf(...fields)).toThrow(says);
  });
});

describe("a path", () => {
  it("is read as it is written", () => {
    for (const text of ["a", "a.b", "counters[0].in", 'a["b c"].d', '["odd key"][3]', "people-in.total"]) expect(pathText(parsePath(text) ?? [])).toBe(text);
  });

  it("is nothing else", () => {
    for (const text of ["", ".a", "a.", "a[", "a[-1]", "a[1", "a b", 'a["b]', "[]", "a.b.c.d.e.f.g.h.i", "a]b", "1a"]) expect(parsePath(text)).toBeUndefined();
  });
});

describe("a suggestion", () => {
  it("is nothing for what has nothing of people", () => {
    for (const output of [{}, { temperature: 21.5, humidity: 40 }, "text", null, [], { in: "many" }]) expect(suggestMapping(output)).toBeUndefined();
  });

  it("prefers totals of a line to its differences", () => {
    expect(suggestMapping({ period_in: 1, period_out: 2, in_total: 30, out_total: 29 })?.fields.map(({ path }) => path)).toEqual(["in_total", "out_total"]);
  });

  it("tells lines apart by their numbers", () => {
    expect(suggestMapping({ counters: [{ in: 1, out: 2 }, { in: 3, out: 4 }] })?.fields).toEqual([
      { path: "counters[0].in", means: "in-total", name: "1" },
      { path: "counters[0].out", means: "out-total", name: "1" },
      { path: "counters[1].in", means: "in-total", name: "2" },
      { path: "counters[1].out", means: "out-total", name: "2" },
    ]);
  });

  it("tells per cent, volts and thousandths of one apart by their size", () => {
    expect([98, 3.6, 3583].map((battery) => suggestMapping({ battery })?.fields[0]?.means)).toEqual(["battery-percent", "battery-volts", "battery-millivolts"]);
  });

  it("is always a mapping that may be saved, whatever a codec gives", () => {
    const key = fc.oneof(fc.constantFrom("in", "out", "total_in", "LTR", "occupancy", "pir", "battery", "batV", "time", "line_1", "counters", "__proto__", "x y"), fc.string());
    const output = fc.dictionary(key, fc.oneof(fc.nat(), fc.jsonValue({ maxDepth: 3 }), fc.dictionary(key, fc.nat())));
    fc.assert(
      fc.property(output, (given) => {
        const suggested = suggestMapping(given);
        if (suggested) expect(mappingOf(...suggested.fields).fields.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe("bytes as somebody wrote them down", () => {
  it.each([["00 0c 00 09 5a"], ["000C00095A"], ["0x00,0x0c,0x00,0x09,0x5a"], ["00:0c:00:09:5a"], ["AAwACVo="], ["AAwACVo"]])("may be %s", (text) => {
    expect([...radioBytes(text)]).toEqual([0x00, 0x0c, 0x00, 0x09, 0x5a]);
  });

  it.each([["zz!"], ["abc"], ["00".repeat(256)]])("may not be %s", (text) => {
    // Three letters are base64 of two bytes.
    if (text === "abc") return expect([...radioBytes(text)]).toEqual([0x69, 0xb7]);
    expect(() => radioBytes(text)).toThrow("bytes: ");
  });
});
