import { describe, expect, it } from "vitest";
import { callShown } from "#features/desk/call-shown.ts";
import { aTicket, minute, noon } from "#features/desk/fixtures.ts";

const boards = [{ id: "hall", name: "Hall", serviceIds: [], heardAt: noon }, { id: "lab", name: "Laboratory", serviceIds: ["blood"], heardAt: noon }];
const called = (more: Parameters<typeof aTicket>[0] = {}) => aTicket({ state: "called", calledAt: noon, calls: 1, shownOn: [], spokenOn: [], ...more });
const later = (seconds: number) => noon + seconds * 1000;

describe("where a call is shown", () => {
  it("are the boards that have said so, and whether one has read it out", () => {
    expect(callShown(called({ shownOn: ["hall", "lab"], spokenOn: ["hall"] }), boards, later(2))).toEqual({ boards: ["Hall", "Laboratory"], isSpoken: true, nowhere: false });
    expect(callShown(called({ shownOn: ["hall"] }), boards, later(2))).toEqual({ boards: ["Hall"], isSpoken: false, nowhere: false });
  });

  it("is nowhere once it should have been drawn twenty seconds ago", () => {
    expect(callShown(called(), boards, later(20))).toBeNull();
    expect(callShown(called(), boards, later(21))).toEqual({ boards: [], isSpoken: false, nowhere: true });
  });

  it("worries nobody where no screen of that service has ever spoken", () => {
    expect(callShown(called(), boards.map((b) => ({ ...b, heardAt: null })), later(60))).toBeNull();
    expect(callShown(called(), boards.filter((b) => b.id === "lab"), later(60))).toBeNull();
    expect(callShown(called(), undefined, later(60))).toBeNull();
  });

  it("is nothing to say of a patient who is fetched in person, who is not called, or whose call the server has not seen", () => {
    expect(callShown(called({ isPrivate: true }), boards, later(60))).toBeNull();
    expect(callShown(aTicket(), boards, noon + minute)).toBeNull();
    expect(callShown(called({ shownOn: undefined }), boards, later(60))).toBeNull();
  });
});
