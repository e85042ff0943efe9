import { describe, expect, it } from "vitest";
import { resolve } from "node:path";
import { readSettings } from "#server/settings.ts";

const enough = { ANTEROOM_SECRET: "0123456789abcdef0123456789abcdef" } as unknown as NodeJS.ProcessEnv;
const detector = (env: Record<string, string>) => readSettings({ ...enough, ...env }).detector;

describe("the settings of the detector", () => {
  it("ask for the one that is built from npm when they say nothing", () => {
    expect(detector({})).toEqual({ kind: "built" });
    expect(detector({ ANTEROOM_MODELS_DIR: "" })).toEqual({ kind: "built" });
  });

  it("may name a folder with the publisher's model", () => {
    expect(detector({ ANTEROOM_MODELS_DIR: "models" })).toEqual({ kind: "folder", folder: resolve("models") });
  });

  it("may name any file, which goes before a folder", () => {
    const file = { ANTEROOM_DETECTOR_MODEL: "/models/mine.tflite", ANTEROOM_DETECTOR_CLASS: "person", ANTEROOM_DETECTOR_SCORE: "0.5" };
    expect(detector({ ...file, ANTEROOM_MODELS_DIR: "models" })).toEqual({ kind: "file", file: "/models/mine.tflite", personClass: "person", leastScore: 0.5 });
    expect(detector({ ...file, ANTEROOM_DETECTOR_SHA256: "AB".repeat(32) })).toMatchObject({ sha256: "ab".repeat(32) });
  });

  it("name every variable that is missing or wrong", () => {
    expect(() => detector({ ANTEROOM_DETECTOR_MODEL: "/models/mine.tflite" })).toThrow(/ANTEROOM_DETECTOR_CLASS is missing.*\nANTEROOM_DETECTOR_SCORE is missing/);
    expect(() => detector({ ANTEROOM_DETECTOR_SHA256: "ab".repeat(32) })).toThrow("ANTEROOM_DETECTOR_MODEL is missing");
    expect(() => detector({ ANTEROOM_DETECTOR_SHA256: "abc" })).toThrow("ANTEROOM_DETECTOR_SHA256 must be 64 hexadecimal digits");
    expect(() => detector({ ANTEROOM_DETECTOR_SCORE: "2" })).toThrow("ANTEROOM_DETECTOR_SCORE");
  });
});
