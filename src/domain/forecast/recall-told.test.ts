import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { recallTold } from "#domain/forecast/recall-told.ts";
import type { Said } from "#domain/forecast/score/said.ts";
import { tell, type Told } from "#domain/forecast/told.ts";
import type { Change } from "#domain/queue/what-changed.ts";
import { minuteMs } from "#domain/time.ts";

const after = (minutes: number) => noon + minutes * minuteMs;
const word = (minutes: number, range: [number, number] | null, reasons: Change[] = []): Said => ({
  ticketId: "mine", leg: 0, serviceId: "gp", urgency: 4, saidAt: after(minutes), ahead: 1, method: "look-ahead", quantiles: {},
  promise: range && { aboutMinutes: range[0], atMostMinutes: range[1] }, reasons, shownOn: [],
});

describe("what a patient was told, read again", () => {
  it("is nothing where nothing was said", () => {
    expect(recallTold([])).toBeUndefined();
  });

  it("is the latest range, kept by when it was first said", () => {
    // 35 minutes said at noon is 12:35; said once more at 12:10 with 30 it is 12:40, which is no later promise.
    expect(recallTold([word(0, [20, 35]), word(10, [15, 30])])).toEqual({ leg: 0, promise: { aboutMinutes: 15, atMostMinutes: 30 }, saidBy: after(35), changes: [], anewAt: noon });
  });

  it("has its reasons beside it, counts from the new range, and knows how much longer that was", () => {
    const told = recallTold([word(0, [20, 35]), word(4, [30, 45], [{ code: "urgent-arrived", count: 2 }])]);
    expect(told).toEqual({ leg: 0, promise: { aboutMinutes: 30, atMostMinutes: 45 }, saidBy: after(49), changes: [{ at: after(4), code: "urgent-arrived", count: 2 }], anewAt: after(4), longerByMinutes: 10 });
  });

  it("does not forget what was said before visits turned out long, and says once that they do", () => {
    const told = recallTold([word(0, [20, 35]), word(20, [20, 40], [{ code: "slower", count: 1 }]), word(30, [25, 45], [{ code: "slower", count: 1 }])]);
    expect(told?.saidBy).toBe(after(35));
    expect(told?.changes).toEqual([{ at: after(30), code: "slower", count: 1 }]);
  });

  it("begins anew after nothing was known", () => {
    const told = recallTold([word(0, [20, 35]), word(2, null, [{ code: "room-closed", count: 1 }]), word(6, [20, 35], [{ code: "room-opened", count: 1 }])]);
    expect(told).toMatchObject({ promise: { aboutMinutes: 20, atMostMinutes: 35 }, saidBy: after(41), anewAt: after(6) });
    expect(told?.changes.map(({ code }) => code)).toEqual(["room-closed", "room-opened"]);
  });

  it("is what the page showed, however the waits went", () => {
    const clinic = aClinic({ tickets: [aTicket({ id: "before", waitedMinutes: 20 }), aTicket({ id: "mine", waitedMinutes: 10 })] });
    const minutes = fc.float({ min: 0, max: 90, noNaN: true });
    const forecast: fc.Arbitrary<WaitForecast> = fc.oneof(
      { weight: 9, arbitrary: fc.tuple(minutes, minutes).map(([p50, more]) => ({ known: true as const, ahead: 1, p10: p50 / 2, p50, p80: p50, p90: p50 + more })) },
      { weight: 1, arbitrary: fc.constant({ known: false as const, ahead: 1, because: "nobody-serves" as const }) },
    );
    fc.assert(
      fc.property(fc.array(forecast, { minLength: 1, maxLength: 30 }), (forecasts) => {
        let told: Told | undefined;
        const words: Said[] = [];
        forecasts.forEach((mine, i) => {
          told = tell(told, clinic, { at: after(i), tickets: { mine }, ifYouCameNow: {} }, "mine", after(i)) as Told;
          const last = words.at(-1);
          if (!last || JSON.stringify(last.promise) !== JSON.stringify(told.promise))
            words.push({ ...word(i, null), promise: told.promise, reasons: last ? told.changes.filter(({ at }) => at > last.saidAt).map(({ code, count }) => ({ code, count })) : [] });
        });
        const again = recallTold(words);
        expect(again?.promise).toEqual(told?.promise);
        expect(again?.saidBy).toBe(told?.saidBy);
        expect(again?.changes.map(({ code }) => code)).toEqual(told?.changes.map(({ code }) => code));
      }),
    );
  });
});
