import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { DecodeContext, Payload, SensorAdapter } from "#sensors/adapter.ts";
import { loadAdapters, register } from "#sensors/catalogue.ts";
import { isPayloadError } from "#sensors/payload-error.ts";

const atNoon: DecodeContext = { receivedAt: Date.UTC(2026, 0, 15, 12), timeZone: "Europe/Zurich" };
const adapters = [...(await loadAdapters()).values()];

describe("the folder of adapters", () => {
  it("refuses two files that claim one id", () => {
    const files = [{ name: "one", adapter: adapters[0] }, { name: "two", adapter: adapters[0] }];
    expect(() => register(files)).toThrow(`two sensor adapters are called "${adapters[0]?.id}"`);
  });

  it("refuses a file without an adapter", () => {
    expect(() => register([{ name: "empty", adapter: undefined }])).toThrow('src/sensors/adapters/empty.ts exports no "adapter"');
  });
});

describe.each(adapters.map((adapter) => [adapter.id, adapter] as const))("%s", (_, adapter) => {
  it.each(adapter.examples.map((example) => [example.says, example] as const))("reads %s", (_, example) => {
    const readings: Reading[] = adapter.decode(example.payload, { ...atNoon, ...example.context });
    expect(readings).toEqual(example.readings);
    expect(readings).toSatisfy(areBelievable);
  });

  it("has an example, and says where it comes from", () => {
    expect(adapter.examples.length).toBeGreaterThan(0);
    for (const example of adapter.examples) expect(example.source).not.toBe("");
  });

  it("says how to connect one, in each language step by step", () => {
    expect(adapter.connect.length).toBeGreaterThan(0);
    for (const { steps, paste } of adapter.connect) {
      expect(steps.en.length).toBeGreaterThan(0);
      expect(steps.es).toHaveLength(steps.en.length);
      // What the page does not know it would show as it stands.
      const places = [...steps.en, ...steps.es, paste ?? ""].flatMap((text) => text.match(/\{[a-z]\w*\}/gi) ?? []);
      expect(new Set(places)).toSatisfy((found: Set<string>) => [...found].every((place) => filledIn.includes(place)));
      // A step tells the same in each language: what is filled in stands in both.
      expect(steps.es.map(placesOf)).toEqual(steps.en.map(placesOf));
    }
  });

  it("is expected within a day, where it says how often it speaks", () => {
    expect(adapter.usualEverySeconds ?? 300).toBeGreaterThanOrEqual(1);
    expect(adapter.usualEverySeconds ?? 300).toBeLessThanOrEqual(24 * 3600);
  });

  it("ignores fields that it does not know", () => {
    for (const { payload, context, readings } of adapter.examples) {
      if (typeof payload.body === "string") continue;
      expect(adapter.decode({ ...payload, body: withUnknownFields(payload.body) }, { ...atNoon, ...context })).toEqual(readings);
    }
  });

  // Of a thermal array the picture is private, and the picture is what there is to read.
  if (adapter.id !== "thermal-array") it("reads the same without what is private", () => {
    for (const { payload, context, readings } of adapter.examples) {
      expect(adapter.decode({ ...payload, body: withoutFields(payload.body, adapter.privateFields ?? []) }, { ...atNoon, ...context })).toEqual(readings);
    }
  });

  it("reads or refuses, whatever JSON or text it is sent", () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.string()), fc.option(fc.string(), { nil: undefined }), (body, topic) => readsOrRefuses(adapter, { body, topic })));
  });

  it("reads or refuses its examples with one value spoilt", () => {
    const spoiltExample = fc.constantFrom(...adapter.examples).chain(({ payload, context }) => {
      const paths = pathsIn(payload.body);
      return fc.tuple(fc.constantFrom(...paths), spoiltValue).map(([path, value]) => ({ payload: { ...payload, body: withValue(payload.body, path, value) }, context }));
    });
    fc.assert(fc.property(spoiltExample, ({ payload, context }) => readsOrRefuses(adapter, payload, context)), { numRuns: 500 });
  });

  it("reads or refuses its examples cut short", () => {
    const cutExample = fc.constantFrom(...adapter.examples).chain(({ payload, context }) => {
      const texts = pathsIn(payload.body).filter((path) => typeof valueAt(payload.body, path) === "string" || Array.isArray(valueAt(payload.body, path)));
      return fc.tuple(fc.constantFrom(...(texts.length > 0 ? texts : [[]])), fc.nat(300)).map(([path, length]) => {
        const whole = valueAt(payload.body, path);
        const cut = typeof whole === "string" || Array.isArray(whole) ? whole.slice(0, length) : undefined;
        return { payload: { ...payload, body: withValue(payload.body, path, cut) }, context };
      });
    });
    fc.assert(fc.property(cutExample, ({ payload, context }) => readsOrRefuses(adapter, payload, context)), { numRuns: 500 });
  });

  it("reads or refuses its binary examples with other bytes", () => {
    const radio = fc.record({ fPort: fc.oneof(fc.nat(255), fc.constantFrom(...portsOf(adapter))), bytes: fc.oneof(fc.array(fc.nat(255), { maxLength: 60 }), mutatedBytesOf(adapter)) });
    fc.assert(fc.property(radio, (body) => readsOrRefuses(adapter, { body })), { numRuns: 500 });
  });
});

/** What the page fills in for the sensor at hand. */
const filledIn = ["{address}", "{token}", "{sensorId}", "{topic}", "{mqttHost}", "{mqttPort}"];

function placesOf(text: string): string[] {
  return [...new Set(filledIn.filter((place) => text.includes(place)))];
}

function readsOrRefuses(adapter: SensorAdapter, payload: Payload, context?: Partial<DecodeContext>): boolean {
  let readings: Reading[];
  try {
    readings = adapter.decode(payload, { ...atNoon, ...context });
  } catch (error) {
    if (isPayloadError(error) && "field" in error && typeof error.field === "string" && error.field !== "") return true;
    throw error;
  }
  return areBelievable(readings);
}

function areBelievable(readings: Reading[]): boolean {
  return readings.every((reading) => {
    const { at } = reading;
    const named = ["line" in reading ? reading.line : undefined, "area" in reading ? reading.area : undefined].filter((name) => name !== undefined);
    return isTime(at) && named.every((name) => name !== "" && name.length <= 200) && hasBelievableNumbers(reading);
  });
}

function hasBelievableNumbers(reading: Reading): boolean {
  switch (reading.kind) {
    case "totals":
      return [reading.inTotal, reading.outTotal].every((n) => n === undefined || isCount(n)) && (reading.inTotal ?? reading.outTotal) !== undefined && (reading.since === undefined || isTime(reading.since));
    case "crossings":
      return isTime(reading.from) && reading.from <= reading.at && isCount(reading.in) && isCount(reading.out);
    case "level":
      return isCount(reading.people);
    case "presence":
      return typeof reading.occupied === "boolean";
    case "health": {
      const { batteryPercent: percent = 0, batteryVolts: volts = 0 } = reading;
      return percent >= 0 && percent <= 100 && volts >= 0 && volts < 1000;
    }
    case "thermal":
      return reading.width * reading.height <= 1024 && reading.frames.every((frame) => isTime(frame.at) && frame.at <= reading.at && frame.celsius.length === reading.width * reading.height);
    case "beams":
      return reading.events.every((event) => isTime(event.at) && event.at <= reading.at);
  }
}

function isTime(at: number): boolean {
  // A day either way: midnight of the first of January 2000 may lie in 1999.
  return Number.isInteger(at) && at >= Date.UTC(1999, 11, 30) && at <= Date.UTC(2100, 0, 2);
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 0 && n <= 2 ** 32;
}

const spoiltValue = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, "", " ", "x", "-1", -1, 0.5, 1e9 + 1, 2 ** 53, 1e308, -1e308, NaN, Infinity, -0, [], {}, [null], "9".repeat(400), "2026-02-31T00:00:00Z", "1999-12-31T23:59:59Z", "20260231000000", "0".repeat(14), 253402300800000),
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.jsonValue(),
);

type Path = (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item, i) => pathsIn(item, [...path, i]))];
  if (typeof value === "object" && value !== null) return [path, ...Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]))];
  return [path];
}

function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string | number, unknown>)[part], body);
}

function withValue(body: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const copy = Array.isArray(body) ? [...(body as unknown[])] : { ...(body as object) };
  (copy as Record<string | number, unknown>)[first] = withValue(valueAt(body, [first]), rest, value);
  return copy;
}

function withUnknownFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownFields);
  if (typeof value !== "object" || value === null) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withUnknownFields(item)])), ofANewerFirmware: { value: [1, "two"] } };
}

function withoutFields(value: unknown, fields: string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutFields(item, fields));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (fields.includes(key) ? [] : [[key, withoutFields(item, fields)]])));
}

function portsOf(adapter: SensorAdapter): number[] {
  const ports = adapter.examples.map(({ payload }) => (payload.body as { fPort?: unknown } | null)?.fPort).filter((port) => typeof port === "number");
  return [1, ...ports];
}

function mutatedBytesOf(adapter: SensorAdapter): fc.Arbitrary<number[]> {
  const whole = adapter.examples.map(({ payload }) => (payload.body as { bytes?: unknown } | null)?.bytes).filter((bytes) => typeof bytes === "string");
  if (whole.length === 0) return fc.constant([]);
  return fc.tuple(fc.constantFrom(...whole), fc.nat(60), fc.nat(255), fc.nat(60)).map(([hex, place, byte, length]) => {
    const bytes = [...Buffer.from(hex, "hex")];
    bytes[place % Math.max(1, bytes.length)] = byte;
    return bytes.slice(0, length);
  });
}
