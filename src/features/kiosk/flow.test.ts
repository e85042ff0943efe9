import { describe, expect, it } from "vitest";
import { afterChoice, afterName, back, begin, go, identificationOf } from "#features/kiosk/flow.ts";

const asksAll = { askName: true, askPhone: true };

describe("the way through a kiosk", () => {
  it("goes back page by page, and stays at the start", () => {
    const there = go(go(begin, "urgent"), "appointment", { isUrgent: false });
    expect(there).toEqual({ page: "appointment", trail: ["start", "urgent"], answers: { isUrgent: false } });
    expect(back(there)).toEqual({ page: "urgent", trail: ["start"], answers: { isUrgent: false } });
    expect(back(back(back(there))).page).toBe("start");
  });

  it("asks a walk-in for a name and a number, where the clinic wants them", () => {
    const chosen = go(go(begin, "choose", { hasAppointment: false }), "choose", { choiceId: "service.gp" });
    expect(afterChoice(chosen, asksAll)).toBe("name");
    expect(afterChoice(chosen, { askName: false, askPhone: true })).toBe("phone");
    expect(afterChoice(chosen, { askName: false, askPhone: false })).toBe("send");
    expect(afterName({ askName: true, askPhone: false })).toBe("send");
  });

  it("does not ask the name of somebody whose appointment has one", () => {
    expect(afterChoice(go(begin, "confirm", { hasAppointment: true }), asksAll)).toBe("phone");
  });

  it("names an appointment by its code, or by its whole time and letters", () => {
    expect(identificationOf({ hasAppointment: true, code: "KX7M3F" })).toEqual({ code: "KX7M3F" });
    expect(identificationOf({ hasAppointment: true, hour: 14, minute: 5, letters: "kel" })).toEqual({ minute: 845, letters: "kel" });
    expect(identificationOf({ hasAppointment: true, hour: 0, minute: 0, letters: "kel" })).toEqual({ minute: 0, letters: "kel" });
    expect(identificationOf({ hasAppointment: true, hour: 14, letters: "kel" })).toBeUndefined();
    expect(identificationOf({ hasAppointment: false, code: "KX7M3F" })).toBeUndefined();
  });
});
