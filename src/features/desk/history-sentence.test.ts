import { describe, expect, it } from "vitest";
import type { TicketHistoryEvent } from "#contract/tickets.ts";
import { noon } from "#features/desk/fixtures.ts";
import { historySentence, type Naming } from "#features/desk/history-sentence.ts";
import { historyWords } from "#features/desk/history-words.ts";
import { reasonSaid } from "#features/desk/reason-said.ts";
import { reasonWords } from "#features/desk/reason-words.ts";
import { translate } from "#ui/words.ts";

const naming: Naming = { service: (id) => ({ gp: "GP", blood: "Blood draw" })[id] ?? id, room: () => "Room 1", urgency: () => "Urgent", clock: () => "12:00", reason: (written) => reasonSaid(written, translate(reasonWords, "en")) };
const said = (event: Partial<TicketHistoryEvent>, language: "en" | "es" = "en") => historySentence({ seq: 1, at: noon, by: "Ana", type: "", params: {}, ...event }, translate(historyWords, language), naming);

describe("historySentence", () => {
  it("tells who did what, where and why, and until when", () => {
    expect(said({ type: "checked-in", params: { serviceIds: ["gp", "blood"] } })).toBe("Ana checked in for GP, Blood draw");
    expect(said({ type: "called", params: { roomId: "r1" } })).toBe("Ana called to Room 1");
    expect(said({ type: "held", params: { reason: "on the telephone", until: noon } })).toBe("Ana put on hold: on the telephone, until 12:00");
    expect(said({ type: "sent-out", params: { detour: ["blood"] } })).toBe("Ana sent out to Blood draw, and back");
    expect(said({ type: "transferred", params: { journey: [["blood", "gp"], ["gp"]] } })).toBe("Ana sent to another line: Blood draw, GP, then GP");
    expect(said({ type: "reprioritised", params: { urgency: 3, reason: "pain" } })).toBe("Ana changed the urgency to Urgent: pain");
    expect(said({ type: "left", params: { reason: "closed" } })).toBe("Ana: has left: the clinic closed");
  });

  it("names the patient where nobody of the staff did it", () => {
    expect(said({ type: "checked-in", by: null, params: { serviceIds: ["gp"], via: "kiosk", needsDesk: "no appointment found" } })).toBe("The patient checked in at the kiosk for GP: no appointment found");
  });

  it("speaks Spanish", () => {
    expect(said({ type: "stepped-out", by: null }, "es")).toBe("El paciente: salió un momento");
  });

  it("says what it does not know as it stands in the log", () => {
    expect(said({ type: "toString" })).toBe("Ana: toString");
  });
});
