import { describe, expect, it } from "vitest";
import { aService, aTicket, noon } from "#domain/builders.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { waitLevel } from "#domain/forecast/wait-level.ts";

const gp = aService({ targetWaitMinutes: 30 });
const soon: WaitForecast = { known: true, ahead: 0, p10: 0, p50: 2, p80: 4, p90: 5 };
const long: WaitForecast = { known: true, ahead: 9, p10: 20, p50: 25, p80: 35, p90: 40 };

describe("waitLevel", () => {
  it("is ok while less than three quarters of the target are used", () => {
    expect(waitLevel(aTicket({ waitedMinutes: 22 }), gp, soon, noon)).toBe("ok");
  });

  it("is to be watched from three quarters on", () => {
    expect(waitLevel(aTicket({ waitedMinutes: 23 }), gp, soon, noon)).toBe("watch");
  });

  it("is to be watched as soon as the forecast passes the target", () => {
    expect(waitLevel(aTicket({ waitedMinutes: 6 }), gp, long, noon)).toBe("watch");
  });

  it("is late when the target has passed", () => {
    expect(waitLevel(aTicket({ waitedMinutes: 31 }), gp, soon, noon)).toBe("late");
  });

  it("is judged by the patient's own target", () => {
    expect(waitLevel(aTicket({ waitedMinutes: 11, urgency: 2 }), gp, soon, noon)).toBe("late");
  });

  it("does not count the minutes before an appointment", () => {
    expect(waitLevel(aTicket({ waitedMinutes: 35, appointmentInMinutes: -5 }), gp, soon, noon)).toBe("ok");
  });

  it("goes by the wait alone when nobody knows the rest", () => {
    expect(waitLevel(aTicket({ waitedMinutes: 6 }), gp, { known: false, ahead: 3, because: "nobody-serves" }, noon)).toBe("ok");
  });

  it("is ok for whoever no longer waits", () => {
    expect(waitLevel(aTicket({ waitedMinutes: 99, calledMinutesAgo: 0 }), gp, undefined, noon)).toBe("ok");
  });
});
