import fc from "fast-check";
import * as icons from "lucide-react";
import { describe, expect, it } from "vitest";
import { loadDeviceKinds, register } from "#devices/catalogue.ts";
import type { DeviceKind, DeviceReading } from "#devices/kind.ts";

const kinds = [...(await loadDeviceKinds()).values()];

describe("the folder of device kinds", () => {
  it("refuses two files that claim one id", () => {
    const files = [{ name: "one", kind: kinds[0] }, { name: "two", kind: kinds[0] }];
    expect(() => register(files)).toThrow(`two device kinds are called "${kinds[0]?.id}"`);
  });

  it("refuses a file without a kind", () => {
    expect(() => register([{ name: "empty", kind: undefined }])).toThrow('src/devices/kinds/empty.ts exports no "kind"');
  });
});

describe.each(kinds.map((kind) => [kind.id, kind] as const))("%s", (_, kind: DeviceKind) => {
  it.each(kind.examples.map((example) => [example.says, example] as const))("judges %s", (_, { newest, verdict }) => {
    expect(kind.judge(newest)).toEqual(verdict);
  });

  it("judges whatever is plausible, in words", () => {
    fc.assert(fc.property(fc.array(plausibleReading(kind), { maxLength: 4 }), (newest) => kind.judge(newest).says !== ""));
  });

  it("does not lose a device before its value is stale", () => {
    expect(kind.offAfterMinutes).toBeGreaterThan(kind.silentAfterMinutes);
  });

  it("names an icon that there is, and codes of measures that it has", () => {
    const component = kind.icon.replace(/(^|-)(\w)/g, (_whole, _dash, letter: string) => letter.toUpperCase());
    expect(icons).toHaveProperty(component);
    for (const codes of [kind.codes.loinc, kind.codes.mdc]) for (const measure of Object.keys(codes ?? {})) expect(kind.measures).toHaveProperty(measure);
  });

  it("has LOINC codes whose check digit is right", () => {
    for (const code of Object.values(kind.codes.loinc ?? {})) expect(checkDigitOf(code.split("-")[0] ?? ""), code).toBe(Number(code.split("-")[1]));
  });
});

function plausibleReading(kind: DeviceKind): fc.Arbitrary<DeviceReading> {
  const measured = Object.entries(kind.measures).map(([measure, { plausible }]) => fc.tuple(fc.constant(measure), fc.double({ ...plausible, noNaN: true })));
  const values = fc.tuple(...measured).chain((all) => fc.subarray(all)).map((some) => Object.fromEntries(some));
  return fc.record({ at: fc.integer({ min: Date.UTC(2026, 0, 15), max: Date.UTC(2026, 0, 16) }), values });
}

/** Luhn's digit, as LOINC uses it. */
function checkDigitOf(number: string): number {
  const sum = [...number].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
