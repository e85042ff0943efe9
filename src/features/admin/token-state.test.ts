import { describe, expect, it } from "vitest";
import { mqttServer, mqttTopic, stageOf } from "#features/admin/token-state.ts";

describe("stageOf", () => {
  it("tells a token in use from one that was never issued or was revoked", () => {
    expect(stageOf({ issuedAt: null, lastUsedAt: null, revoked: false })).toBe("never");
    expect(stageOf({ issuedAt: 1, lastUsedAt: null, revoked: false })).toBe("live");
    expect(stageOf({ issuedAt: 1, lastUsedAt: 2, revoked: true })).toBe("revoked");
  });
});

describe("mqttTopic", () => {
  it("is the sensor's own", () => {
    expect(mqttTopic("riverside", "main-entrance")).toBe("anteroom/riverside/sensors/main-entrance");
  });
});

describe("mqttServer", () => {
  it("is this house's name for its own broker, and the broker's for another", () => {
    expect(mqttServer({ host: "localhost", port: 1883 }, "anteroom.clinic.lan")).toBe("mqtt://anteroom.clinic.lan:1883");
    expect(mqttServer({ host: "broker.clinic.lan", port: 8883 }, "anteroom.clinic.lan")).toBe("mqtt://broker.clinic.lan:8883");
  });
});
