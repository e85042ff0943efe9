import { describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import { fixed } from "#domain/look-ahead/law.ts";
import { typedIn } from "#domain/look-ahead/learned.ts";
import { outlookOf } from "#domain/look-ahead/outlook.ts";
import { openOutlookDesk } from "#server/outlook-desk.ts";
import { minuteMs } from "#domain/time.ts";

describe("the outlook's desk", () => {
  const openingHours = Array.from({ length: 7 }, () => [{ fromMinute: 8 * 60, toMinute: 13 * 60 }]);
  const state = aClinic({ tickets: [aTicket({ id: "a" })], openingHours });
  const learned = { ...typedIn(state.setup), services: { gp: { law: fixed(70) } } };

  function aDesk(look = () => Promise.resolve(outlookOf(state, noon, learned, { seed: 1, paths: 8 }))) {
    const seen = { looks: 0, told: 0, failed: [] as unknown[], machine: 0 };
    const desk = openOutlookDesk({ look: () => (seen.looks++, look()), machine: () => seen.machine, tell: () => void seen.told++, failed: (error) => void seen.failed.push(error) });
    const ask = async () => {
      const now = desk.of("clinic", state, noon);
      await new Promise((resolve) => setImmediate(resolve));
      return now;
    };
    return { seen, ask };
  }

  it("has nothing to show before the first look, tells when there is, and then shows it with the end of the day", async () => {
    const { seen, ask } = aDesk();
    expect(await ask()).toBeUndefined();
    expect(seen.told).toBe(1);
    // Called at noon for 70 minutes; it closes at 13:00.
    expect((await ask())?.closing).toEqual({ closesAt: noon + 60 * minuteMs, from: noon + 70 * minuteMs, to: noon + 70 * minuteMs, isLate: true });
  });

  it("looks once in half a minute of the machine, however often it is asked", async () => {
    const { seen, ask } = aDesk();
    for (seen.machine = 60_000; seen.machine < 120_000; seen.machine += 1_000) await ask();
    expect(seen.looks).toBe(2);
  });

  it("keeps the last look when one fails, and says that it failed", async () => {
    let fails = false;
    const { seen, ask } = aDesk(() => (fails ? Promise.reject(new Error("no")) : Promise.resolve(outlookOf(state, noon, learned, { seed: 1, paths: 8 }))));
    await ask();
    fails = true;
    seen.machine = 31_000;
    await ask();
    expect(seen.failed).toHaveLength(1);
    expect((await ask())?.outlook.at).toBe(noon);
  });
});
