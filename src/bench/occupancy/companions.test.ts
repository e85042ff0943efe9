import { describe, expect, it } from "vitest";
import { companions } from "./companions.ts";
import { presets, simulatedClinic } from "./simulated-clinic.ts";

describe("the companions of a simulated clinic", () => {
  it("are known to a quarter of a person after a week, from door and desk alone", () => {
    for (const seed of [1, 2, 3]) {
      const { truth, learned } = companions(simulatedClinic(presets.typical, seed, 7));
      const last = learned.at(-1);
      expect(last?.isLearned).toBe(true);
      expect(Math.abs((last?.peoplePerTicket ?? 0) - truth)).toBeLessThan(0.25);
      expect(Math.abs((last?.peoplePerTicket ?? 0) - truth)).toBeLessThan(3 * (last?.sd ?? 0));
    }
  });

  it("are not known before the clinic has opened for the first time", () => {
    const [firstNight] = companions(simulatedClinic(presets.typical, 1, 1).slice(0, 12)).learned;
    expect(firstNight?.isLearned).toBe(false);
    // The prior: 0.7 tickets for each person.
    expect(firstNight?.peoplePerTicket).toBeGreaterThan(1.4);
    expect(firstNight?.peoplePerTicket).toBeLessThan(1.55);
  });
});
