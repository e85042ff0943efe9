import { expect, it } from "vitest";
import type { CameraState } from "#features/camera/counting/camera.ts";
import { standing } from "#features/camera/standing.ts";

const well: CameraState = {
  role: "counting",
  source: { is: "showing" },
  detector: { is: "ready", loaded: [] },
  troubles: [],
  pace: 5,
  people: 0,
  areas: {},
  lines: {},
  delivery: { waiting: 0, deliveredAt: null, trouble: null, setAside: 0, dropped: 0 },
  size: null,
  part: null,
  preview: 1,
};
const word = (state: CameraState | null, isPaired = true, isTrying = false, isDrawn = true) => standing(state, isPaired, isTrying, isDrawn).word;

it("A camera that sees, knows its lines and belongs to the sensor counts", () => {
  expect(standing(well, true, false, true)).toEqual({ level: "ok", word: "counting" });
  expect(standing({ ...well, troubles: ["slow"] }, true, false, true).level).toBe("watch");
});

it("The gravest is said first", () => {
  expect(word(null)).toBe("opening");
  expect(word({ ...well, source: { is: "failed", trouble: "denied" }, detector: { is: "failed", says: "" } })).toBe("noPicture");
  expect(word({ ...well, detector: { is: "failed", says: "" } })).toBe("notCounting");
  expect(word({ ...well, role: "other-page" })).toBe("notCounting");
  expect(word({ ...well, detector: { is: "loading" } })).toBe("loadingModel");
});

it("Without a line there is something to draw, and who is not connected only looks", () => {
  expect(word(well, true, false, false)).toBe("drawFirst");
  expect(word(well, false)).toBe("onlyLooking");
  expect(word(well, true, true)).toBe("onlyLooking");
});
