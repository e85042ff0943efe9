import { describe, expect, it } from "vitest";
import type { LoggedVisit } from "#domain/forecast/back-test/visit.ts";
import { rulesOnHistory } from "#domain/forecast/score/rules-on-history.ts";
import { minuteMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";

const noon = Date.UTC(2026, 0, 15, 12);
const at = (minutes: number) => noon + minutes * minuteMs;

/** Came, was called and was done, in minutes after noon. */
function aVisit(visitId: string, came: number, called?: number, done?: number): LoggedVisit {
  return { visitId, service: "gp", class: "4", arrivedAt: at(came), ...(called === undefined ? {} : { startedAt: at(called) }), ...(done === undefined ? {} : { endedAt: at(done) }) };
}

describe("rules of thumb on a clinic's own history", () => {
  const visits = [aVisit("a/0", 0, 4, 14), aVisit("b/0", 1, 14, 24), aVisit("c/0", 20, 24), aVisit("d/0", 22), aVisit("e/0", 30, 55)];
  const answers = rulesOnHistory(visits, wallClock("UTC"), () => 10);

  it("say at the beginning of a wait what was known then", () => {
    // e came at 30: a waited 4, b 13, c 4; c is in the room since 24, d waits since 22. Visits take 10 minutes.
    expect(answers.get("e/0")).toMatchObject({ "last-5": 7, "rolling-60": 7, les: 4, hol: 8, "queue-length": 10 });
  });

  it("never look ahead", () => {
    const known = rulesOnHistory(visits.slice(0, 4), wallClock("UTC"), () => 10);
    for (const id of ["a/0", "b/0", "c/0", "d/0"]) expect(known.get(id)).toEqual(answers.get(id));
  });

  it("have no answer where nobody has been called yet", () => {
    expect(answers.get("a/0")).not.toHaveProperty("last-5");
    expect(answers.get("a/0")).toMatchObject({ hol: 0, "queue-length": 0 });
  });
});
