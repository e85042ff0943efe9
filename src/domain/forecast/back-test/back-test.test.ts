import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aLog } from "#domain/forecast/back-test/a-log.ts";
import { backTest, type Told } from "#domain/forecast/back-test/back-test.ts";
import type { LoggedVisit } from "#domain/forecast/back-test/visit.ts";
import { scoring } from "#domain/forecast/judge/scores.ts";
import { minuteMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";

const clock = wallClock("UTC");
const play = (visits: LoggedVisit[], options: object = {}) => [...backTest(visits, { clock, ...options })];
const said = ({ visit, askedAt, answers }: Told) => [visit.visitId, askedAt, [...answers].map(([method, q]) => [method, ...q])];

describe("backTest", () => {
  it("says the same of every moment whatever happens after it", { timeout: 120_000 }, () => {
    const log = aLog(5);
    const before = play(log, { everyMinutes: 15 });
    const cut = clock.moments(Date.parse("2026-01-08T13:07:00Z"))[0] as number;
    // Everything later than the cut is another future: other ends, other starts, others who come, some who never do.
    const later = (at: number | undefined, by: number) => (at === undefined || at <= cut ? at : Math.max(cut + 1000, at + by));
    const scrambled = log.flatMap((visit, i): LoggedVisit[] => {
      const by = ((i * 7919) % 61) * minuteMs - 20 * minuteMs;
      const arrivedAt = later(visit.arrivedAt, by) as number;
      if (arrivedAt > cut && i % 5 === 0) return [];
      const { visitId, service } = visit;
      const patientClass = arrivedAt > cut ? "other" : visit.class;
      if (visit.startedAt !== undefined && visit.startedAt > cut && i % 3 === 0) return [{ visitId, service, class: patientClass, arrivedAt, leftAt: Math.max(arrivedAt, cut) + minuteMs }];
      const startedAt = visit.startedAt === undefined ? undefined : Math.max(arrivedAt, later(visit.startedAt, by) as number);
      const endedAt = startedAt === undefined || visit.endedAt === undefined ? undefined : Math.max(startedAt, later(visit.endedAt, 2 * by) as number);
      const serverId = startedAt !== undefined && startedAt > cut ? "somebody else" : visit.serverId;
      return [{ ...visit, class: patientClass, arrivedAt, ...(startedAt === undefined ? {} : { startedAt }), ...(endedAt === undefined ? {} : { endedAt }), ...(serverId === undefined ? {} : { serverId }), ...(visit.leftAt === undefined ? {} : { leftAt: later(visit.leftAt, Math.abs(by)) as number }) }];
    });
    const upToCut = (all: Told[]) => all.filter((t) => t.askedAt <= cut).map(said);
    expect(upToCut(before).length).toBeGreaterThan(300);
    expect(before.some((t) => t.askedAt <= cut && t.answers.has("boosted"))).toBe(true);
    expect(upToCut(play(scrambled, { everyMinutes: 15 }))).toEqual(upToCut(before));
  });

  it("says the same whatever the order of the file's lines", () => {
    const log = aLog(2);
    const shuffled = [...log].sort((a, b) => ((Number(a.visitId.slice(1)) * 7919) % 101) - ((Number(b.visitId.slice(1)) * 7919) % 101));
    expect(play(shuffled).map(said)).toEqual(play(log).map(said));
  });

  it("asks once at check-in for everybody, and at every quarter of an hour for whoever waits", () => {
    const at = Date.parse("2026-01-05T08:00:00Z");
    const told = play(
      [
        { visitId: "a", service: "gp", class: "", arrivedAt: at, startedAt: at, endedAt: at + 40 * minuteMs },
        { visitId: "b", service: "gp", class: "", arrivedAt: at + 5 * minuteMs, startedAt: at + 40 * minuteMs, endedAt: at + 50 * minuteMs },
        { visitId: "c", service: "gp", class: "", arrivedAt: at + 30 * minuteMs, leftAt: at + 32 * minuteMs },
      ],
      { everyMinutes: 15 },
    );
    expect(told.map((t) => [t.visit.visitId, (t.askedAt - at) / minuteMs, t.when, t.actualMinutes])).toEqual([
      ["a", 0, "arriving", 0],
      ["b", 5, "check-in", 35],
      ["b", 15, "waiting", 25],
      ["c", 30, "check-in", undefined],
      ["b", 30, "waiting", 10],
    ]);
  });

  it("is by hand for the rules of thumb: two ahead of whom one is in the room, ten minutes typed in", () => {
    const at = Date.parse("2026-01-05T08:00:00Z");
    const visit = (visitId: string, comes: number, starts: number): LoggedVisit => ({ visitId, service: "gp", class: "", arrivedAt: at + comes * minuteMs, startedAt: at + starts * minuteMs, endedAt: at + (starts + 20) * minuteMs, serverId: "d" });
    const last = play([visit("a", 0, 0), visit("b", 4, 20), visit("c", 10, 40)]).at(-1);
    const middle = (method: string) => last?.answers.get(method)?.[3];
    // c finds b waiting since minute 4 and a in the room; a waited 0; nothing has ended, so ten minutes are usual.
    expect([middle("les"), middle("hol"), middle("queue-length"), middle("queue-length-staff"), middle("last-5")]).toEqual([0, 6, 10, 20, 0]);
    // Gamma of shape 2 and mean 20: its median is 1.6783 steps of ten minutes (tables of the incomplete gamma function).
    expect(middle("erlang-staff")).toBeCloseTo(16.783, 2);
    // Nothing has been learned yet: the law of n + 1 exponential steps is what is said.
    expect(last?.answers.get("ours")).toEqual(last?.answers.get("erlang-staff"));
  });

  it("learns: after a week it is better than every rule of thumb that knows no more, and holds what it says", { timeout: 120_000 }, () => {
    const scores = new Map<string, ReturnType<typeof scoring>>();
    for (const { answers, actualMinutes, when } of play(aLog(18), { warmupDays: 8 })) {
      if (when !== "check-in" || actualMinutes === undefined) continue;
      for (const [method, quantiles] of answers) {
        if (!scores.has(method)) scores.set(method, scoring());
        scores.get(method)?.add(quantiles, actualMinutes);
      }
    }
    const of = (method: string) => scores.get(method)?.scores() ?? expect.fail(method);
    // Two exponential servers and a queue that is seen: (n + 1) x mean / staff is the exact law but for who gives up.
    expect(of("ours").mae).toBeLessThan(1.03 * of("queue-length-staff").mae);
    for (const method of ["class-median", "last-5", "les", "hol"]) expect(of("ours").mae).toBeLessThan(of(method).mae);
    // 370 forecasts: two standard deviations are 3.1 and 4.2 of a hundred.
    expect(Math.abs(of("ours").coverage90 - 0.9)).toBeLessThan(0.032);
    expect(Math.abs(of("ours").withinP80 - 0.8)).toBeLessThan(0.042);
  });

  it("takes any log there can be: quantiles are ordered, finite and never negative", { timeout: 120_000 }, () => {
    const anyVisit = fc.record({ comes: fc.integer({ min: 0, max: 4 * 24 * 60 }), waits: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }), lasts: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }), left: fc.boolean(), service: fc.constantFrom("gp", "blood"), class: fc.constantFrom("", "a", "b"), server: fc.option(fc.constantFrom("x", "y"), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(anyVisit, { maxLength: 60 }), (sketches) => {
        const start = Date.parse("2026-03-28T00:00:00Z");
        const visits = sketches.map((s, i): LoggedVisit => {
          const arrivedAt = start + s.comes * minuteMs;
          const startedAt = s.waits === undefined || s.left ? undefined : arrivedAt + s.waits * minuteMs;
          return { visitId: `v${i}`, service: s.service, class: s.class, arrivedAt, ...(startedAt === undefined ? {} : { startedAt }), ...(startedAt !== undefined && s.lasts !== undefined ? { endedAt: startedAt + s.lasts * minuteMs } : {}), ...(s.server === undefined || startedAt === undefined ? {} : { serverId: s.server }), ...(s.left ? { leftAt: arrivedAt + (s.waits ?? 0) * minuteMs } : {}) };
        });
        const told = [...backTest(visits, { clock: wallClock("Europe/Zurich"), everyMinutes: 30 })];
        expect(told.filter((t) => t.when !== "waiting").length).toBe(visits.length);
        for (const { answers } of told) for (const q of answers.values()) {
          expect(q.every((v) => Number.isFinite(v) && v >= 0)).toBe(true);
          expect([...q]).toEqual([...q].sort((a, b) => a - b));
        }
      }),
      { numRuns: 30 },
    );
    expect(play([])).toEqual([]);
  });
});
