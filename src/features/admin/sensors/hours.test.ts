import { describe, expect, it } from "vitest";
import { hourLevel, hoursToShow } from "#features/admin/sensors/hours.ts";

const hour = 3_600_000;
const history = (heard: number[]) => heard.map((share, i) => ({ at: i * hour, readings: share > 0 ? 1 : 0, in: 0, out: 0, heard: share }));
const issuedAt = (at: number | null) => ({ issuedAt: at, lastUsedAt: null, revoked: false });
const shown = (heard: number[], at: number | null) => hoursToShow({ history: history(heard), token: issuedAt(at) }).map((h) => h.at / hour);

describe("the hours of a sensor", () => {
  it("begin with its token or its first word, whichever was earlier", () => {
    expect(shown([0, 0, 0, 1, 1], 1.5 * hour)).toEqual([1, 2, 3, 4]);
    expect(shown([0, 0, 1, 1, 1], 3.5 * hour)).toEqual([2, 3, 4]);
    expect(shown([0, 1, 0, 0, 1], null)).toEqual([1, 2, 3, 4]);
  });

  it("are none while it has never spoken", () => {
    expect(shown([0, 0, 0], 0)).toEqual([]);
  });

  it("are good from nine tenths on, and have gaps below", () => {
    expect(history([1, 0.9, 0.89, 0.01, 0]).map(hourLevel)).toEqual(["ok", "ok", "watch", "watch", "off"]);
  });
});
