import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { awayUntil } from "#domain/forecast/away-until.ts";
import { isOverdue, tell, type Told } from "#domain/forecast/told.ts";
import { minuteMs } from "#domain/time.ts";

const mine = aTicket({ id: "mine", waitedMinutes: 10 });
const before = aTicket({ id: "before", waitedMinutes: 20 });
const clinic = aClinic({ tickets: [before, mine] });
const known = (p50: number, p90: number): WaitForecast => ({ known: true, ahead: 1, p10: p50 / 2, p50, p80: p50 + 5, p90 });
const estimated = (p50: number, p90: number): WaitForecast => ({ known: true, ahead: 1, p10: p50 / 2, p50, p80: p50 + 5, p90, isProvisional: true });
const after = (minutes: number) => noon + minutes * minuteMs;
const hear = (told: Told | undefined, minutes: number, forecast: WaitForecast, state: ClinicState = clinic) =>
  tell(told, state, { at: after(minutes), tickets: { mine: forecast }, ifYouCameNow: {} }, "mine", after(minutes)) as Told;
const said = ({ promise }: Told) => (promise ? [promise.aboutMinutes, promise.atMostMinutes] : null);

describe("what a waiting patient is told", () => {
  it("begins with the promise as it is, and without news", () => {
    const told = hear(undefined, 0, known(19, 31));
    expect(said(told)).toEqual([20, 35]);
    expect(told.changes).toEqual([]);
  });

  it("is nothing while there is but an estimate: what the look-ahead answers is the first word", () => {
    expect(hear(undefined, 0, estimated(19, 31))).toBeUndefined();
    const first = hear(undefined, 0.01, known(28, 41));
    expect(said(first)).toEqual([30, 45]);
    expect(first.changes).toEqual([]);
  });

  it("is no estimate either when rooms open again or somebody comes back", () => {
    const closed = hear(hear(undefined, 0, known(19, 31)), 2, { known: false, ahead: 1, because: "nobody-serves" });
    expect(said(hear(closed, 3, estimated(10, 14)))).toBeNull();
    const out = tell(hear(undefined, 0, known(19, 31)), aClinic({ tickets: [before, { ...mine, state: "stepped-out" }] }), { at: after(5), tickets: {}, ifYouCameNow: {} }, "mine", after(5));
    const back = hear(out, 10, estimated(5, 9));
    expect(said(back)).toEqual([20, 35]);
    expect(hear(back, 10.1, known(30, 44)).changes).toEqual([{ at: after(10.1), code: "you-were-away", count: 1 }]);
  });

  it("says nothing of another service's wait once that has begun", () => {
    const next = { ...mine, leg: 1, legs: [...mine.legs, { ...mine.legs[0], serviceId: "blood" }] } as typeof mine;
    expect(hear(hear(undefined, 0, known(19, 31)), 1, estimated(60, 90), aClinic({ tickets: [before, next] }))).toBeUndefined();
  });

  it("names for a reason only what the forecast knew of, and the rest when it is known", () => {
    const told = hear(undefined, 0, known(19, 31));
    const urgent = (id: string, minutes: number) => aTicket({ id, urgency: 1, at: after(minutes), waitedMinutes: 0.5 });
    const withOne = aClinic({ tickets: [before, mine, urgent("first", 2)] });
    const withTwo = aClinic({ tickets: [before, mine, urgent("first", 2), urgent("second", 3)] });
    const tellThen = (of: Told, minutes: number, wait: WaitForecast, asOf?: ClinicState) =>
      tell(of, withTwo, { at: after(minutes), tickets: { mine: wait }, ifYouCameNow: {}, ...(asOf ? { asOf } : {}) }, "mine", after(minutes)) as Told;
    const afterOne = tellThen(told, 3, known(28, 41), withOne);
    expect(afterOne.changes).toEqual([{ at: after(3), code: "urgent-arrived", count: 1 }]);
    const afterTwo = tellThen(afterOne, 3.1, known(38, 51));
    expect(afterTwo.changes.at(-1)).toEqual({ at: after(3.1), code: "urgent-arrived", count: 1 });
    expect(afterTwo.changes).toHaveLength(2);
  });

  it("keeps what the look-ahead said while there is but an estimate of what happened since", () => {
    const told = hear(undefined, 0, known(19, 31));
    const urgent = aTicket({ id: "urgent", urgency: 1, at: after(2), waitedMinutes: 1 });
    const clinicThen = aClinic({ tickets: [before, mine, urgent] });
    const meanwhile = hear(told, 2, estimated(60, 90), clinicThen);
    expect(said(meanwhile)).toEqual([20, 35]);
    expect(hear(meanwhile, 2.1, known(28, 41), clinicThen).changes).toEqual([{ at: after(2.1), code: "urgent-arrived", count: 1 }]);
  });

  it("comes down as time passes, without news", () => {
    let told = hear(undefined, 0, known(19, 31));
    told = hear(told, 5, known(14, 27));
    expect(said(told)).toEqual([15, 30]);
    expect(told.changes).toEqual([]);
  });

  it("holds still while the forecast moves within what was said", () => {
    let told = hear(undefined, 0, known(19, 31));
    told = hear(told, 1, known(21, 34.9));
    expect(said(told)).toEqual([20, 35]);
    told = hear(told, 2, known(19, 29));
    // 29 with two minutes to spare is 31: not yet 30.
    expect(said(told)).toEqual([20, 35]);
  });

  it("goes up with its reason when an urgent patient comes in", () => {
    const told = hear(undefined, 0, known(19, 31));
    const urgent = aTicket({ id: "urgent", urgency: 1, at: after(2), waitedMinutes: 1 });
    const longer = hear(told, 2, known(28, 41), aClinic({ tickets: [before, mine, urgent] }));
    expect(said(longer)).toEqual([30, 45]);
    expect(longer.changes).toEqual([{ at: after(2), code: "urgent-arrived", count: 1 }]);
    // The same urgent patient is told of once.
    expect(hear(longer, 3, known(28, 41), aClinic({ tickets: [before, mine, urgent] })).changes).toHaveLength(1);
  });

  it("says that the visits take longer when nothing else does, and does not forget what it had said", () => {
    let told = hear(undefined, 0, known(19, 31));
    told = hear(told, 20, known(22, 36));
    expect(told.changes).toEqual([{ at: after(20), code: "slower", count: 1 }]);
    expect(isOverdue(told, after(49))).toBe(false);
    // 35 minutes were said at noon; fifteen past that is 12:50.
    expect(isOverdue(told, after(50))).toBe(true);
  });

  it("counts from the new promise when there was a reason for it", () => {
    const urgent = aTicket({ id: "urgent", urgency: 1, at: after(10), waitedMinutes: 1 });
    const told = hear(hear(undefined, 0, known(19, 31)), 10, known(28, 41), aClinic({ tickets: [before, mine, urgent] }));
    expect(isOverdue(told, after(69))).toBe(false);
    expect(isOverdue(told, after(70))).toBe(true);
  });

  it("says why it is sooner when somebody before has left", () => {
    const told = hear(hear(undefined, 0, known(19, 31)), 2, known(9, 18), aClinic({ tickets: [{ ...before, state: "left" }, mine] }));
    expect(said(told)).toEqual([10, 20]);
    expect(told.changes).toEqual([{ at: after(2), code: "left", count: 1 }]);
  });

  it("says nothing known when the last room closes, and why", () => {
    const told = hear(hear(undefined, 0, known(19, 31)), 2, { known: false, ahead: 1, because: "nobody-serves" }, aClinic({ tickets: [before, mine], blocked: { "room-1": "Fault" } }));
    expect(said(told)).toBeNull();
    expect(told.changes).toEqual([{ at: after(2), code: "room-closed", count: 1 }]);
    const again = hear(told, 6, known(20, 33));
    expect(said(again)).toEqual([20, 35]);
    expect(again.changes.at(-1)).toEqual({ at: after(6), code: "room-opened", count: 1 });
  });

  it("tells whoever comes back from outside that this is why it is longer", () => {
    const out = aClinic({ tickets: [before, { ...mine, state: "stepped-out" }] });
    const away = tell(hear(undefined, 0, known(19, 31)), out, { at: after(5), tickets: {}, ifYouCameNow: {} }, "mine", after(5));
    expect(hear(away, 10, known(30, 44)).changes).toEqual([{ at: after(10), code: "you-were-away", count: 1 }]);
    expect(hear(away, 10, known(9, 19)).changes).toEqual([]);
  });

  it("never goes up without a reason beside it, and always holds nine waits in ten", () => {
    const minutes = fc.float({ min: 0, max: 90, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(minutes, minutes), { minLength: 2, maxLength: 40 }), (waits) => {
        let told: Told | undefined;
        waits.forEach(([p50, more], i) => {
          const next = hear(told, i, known(p50, p50 + more));
          const last = told?.promise;
          if (last && next.promise && (next.promise.atMostMinutes > last.atMostMinutes || next.promise.aboutMinutes > last.aboutMinutes)) expect(next.changes.at(-1)?.at).toBe(after(i));
          expect(next.promise?.atMostMinutes ?? 0).toBeGreaterThanOrEqual(p50 + more - 1e-5);
          told = next;
        });
      }),
    );
  });
});

describe("how long a patient can be away", () => {
  it("is until five minutes before the earliest call, on the full five minutes", () => {
    // One in ten is called by 12:31; minus five is 12:26.
    expect(awayUntil(known(62, 90), noon)).toBe(after(25));
  });

  it("is not at all when there is no time to go and come back", () => {
    expect(awayUntil(known(28, 60), noon)).toBeUndefined();
    expect(awayUntil({ known: false, ahead: 3, because: "closed" }, noon)).toBeUndefined();
    expect(awayUntil(undefined, noon)).toBeUndefined();
  });
});
