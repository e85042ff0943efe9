import { describe, expect, it } from "vitest";
import { cameraMessage, type CameraMessage } from "#contract/camera.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { adapter as anteroomCamera } from "#sensors/adapters/anteroom-camera.ts";
import { isPayloadError } from "#sensors/payload-error.ts";

/** The floors of adapters and of the contract do not know each other, so that both must say the same is checked here. */
describe("a message of the camera page", () => {
  const adapter: SensorAdapter = anteroomCamera;
  const body = anteroomCamera.examples[0]?.payload.body as CameraMessage;
  const first = body.intervals[0] as CameraMessage["intervals"][number];
  const context = { receivedAt: first.at, timeZone: "Europe/Zurich" };
  const isRead = (message: unknown) => {
    try {
      adapter.decode({ body: message }, context);
      return true;
    } catch (error) {
      if (isPayloadError(error)) return false;
      throw error;
    }
  };
  const withInterval = (change: object) => ({ ...body, intervals: [{ ...first, ...change }] });

  it.each(adapter.examples.map((e) => [e.says, e] as const))("is the same for page and adapter: %s", (_, { payload, readings }) => {
    expect(adapter.decode({ body: cameraMessage.parse(payload.body) }, context)).toEqual(readings);
  });

  it.each([
    ["the largest counts", withInterval({ lines: [{ line: "a", in: 10_000, out: 10_000 }] })],
    ["eight lines, areas and troubles", withInterval({ lines: eight((i) => ({ line: `l-${i}`, in: 1, out: 1 })), areas: eight((i) => ({ area: `a-${i}`, people: 1 })), health: { detectionsPerSecond: 1_000, troubles: eight(() => "x".repeat(200)) } })],
    ["five hundred intervals", { ...body, intervals: Array.from({ length: 500 }, (_, seq) => ({ ...first, seq })) }],
  ])("may have %s, for both", (_what, message) => {
    expect(cameraMessage.safeParse(message).success).toBe(true);
    expect(isRead(message)).toBe(true);
  });

  it.each([
    ["another sender", { ...body, camera: "other" }],
    ["a session that is no UUID", { ...body, session: "1" }],
    ["no interval", { ...body, intervals: [] }],
    ["more than five hundred", { ...body, intervals: Array.from({ length: 501 }, () => first) }],
    ["a negative number", withInterval({ seq: -1 })],
    ["half a person", withInterval({ areas: [{ area: "a", people: 0.5 }] })],
    ["too many people", withInterval({ lines: [{ line: "a", in: 10_001, out: 0 }] })],
    ["a line's name in capitals", withInterval({ lines: [{ line: "Entrance", in: 0, out: 0 }] })],
    ["nine lines", withInterval({ lines: [...eight((i) => ({ line: `l-${i}`, in: 1, out: 1 })), { line: "nine", in: 0, out: 0 }] })],
    ["a trouble like a book", withInterval({ health: { detectionsPerSecond: 5, troubles: ["x".repeat(201)] } })],
    ["no health", withInterval({ health: undefined })],
    ["text for a time", withInterval({ at: "2026-01-15T12:00:00Z" })],
  ])("with %s is refused by both", (_what, message) => {
    expect(cameraMessage.safeParse(message).success).toBe(false);
    expect(isRead(message)).toBe(false);
  });

  it("that ends before it begins is refused, naming the interval", () => {
    expect(() => adapter.decode({ body: { ...body, intervals: [first, { ...first, from: first.at + 1 }] } }, context)).toThrow("intervals[1].from: ends before it begins");
  });
});

function eight<Item>(make: (i: number) => Item): Item[] {
  return Array.from({ length: 8 }, (_, i) => make(i));
}
