import { describe, expect, it } from "vitest";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { filledGuides, guidesOf } from "#server/connect-guides.ts";

const values = { address: "https://a.example/api/ingest/door", token: "s3cret", sensorId: "door", topic: "anteroom/c/sensors/door", mqtt: { host: "a.example", port: 1883 } };
const vendor = (connect: SensorAdapter["connect"]) => ({ id: "x", vendor: "X", models: [], source: "", says: "", decode: () => [], examples: [], connect }) satisfies SensorAdapter;

describe("filledGuides", () => {
  it("fills the vendor's own steps with this sensor's address and token", () => {
    const [guide] = filledGuides(vendor([{ via: "http", steps: { en: ["Send to {address} as {sensorId}"], es: ["Envíe a {address}"] }, paste: "{token}" }]), values);
    expect(guide).toEqual({ via: "http", steps: { en: ["Send to https://a.example/api/ingest/door as door"], es: ["Envíe a https://a.example/api/ingest/door"] }, paste: "s3cret" });
  });

  it("names the token in words once it is not known any more", () => {
    const [guide] = filledGuides(vendor([{ via: "http", steps: { en: ["Enter {token}"], es: ["Introduzca {token}"] }, paste: "Bearer {token}" }]), { ...values, token: undefined });
    expect(guide).toEqual({ via: "http", steps: { en: ["Enter your token"], es: ["Introduzca su clave"] }, paste: "Bearer YOUR-TOKEN" });
  });

  it("leaves alone what is no blank of ours", () => {
    const [guide] = filledGuides(vendor([{ via: "http", steps: { en: ["Send {count} to {address}"], es: [] } }]), values);
    expect(guide?.steps.en).toEqual(["Send {count} to https://a.example/api/ingest/door"]);
  });

  it("has a way for every sensor, and none over a broker that does not run", () => {
    expect(guidesOf(undefined).map((g) => g.via)).toEqual(["http", "mqtt"]);
    expect(filledGuides(vendor([]), { ...values, mqtt: null }).map((g) => g.via)).toEqual(["http"]);
  });
});
