import { describe, expect, it } from "vitest";
import { askedOf } from "#features/desk/asked-of.ts";
import { aTicket, noon } from "#features/desk/fixtures.ts";

describe("askedOf", () => {
  it("names the patient as they were seen, and leaves out what nobody said", () => {
    expect(askedOf(aTicket({ id: "t1", version: 7 }), "  ")).toEqual({ ticketId: "t1", expectedVersion: 7 });
    expect(askedOf(aTicket({ id: "t1", version: 7 }), " on the telephone ", noon)).toEqual({ ticketId: "t1", expectedVersion: 7, reason: "on the telephone", until: noon });
  });
});
