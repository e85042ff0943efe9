import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { scenario as format } from "#contract/scenario.ts";
import { solverSays, type Solve } from "#domain/planning/mixed-integer.ts";
import type { PlanningMoment } from "#domain/planning/moment.ts";
import { programme } from "#domain/planning/programme.ts";
import { propose, usualSearch } from "#domain/planning/propose.ts";
import { hourMs, minuteMs } from "#domain/time.ts";
import { openSolver } from "#server/planning/solver.ts";
import { momentIn } from "#simulation/clinic-day/moment-of.ts";

const solver = openSolver();
afterAll(() => solver.close());

/** Each random clinic is planned for real. */
const longMs = 180_000;
const services = ["gp", "blood", "nurse"];
const quick = { ...usualSearch, solver: { milliseconds: 5_000, gap: 0 }, paths: { glance: 4, compare: 8, judge: 16 } };

const person = fc.record({
  skills: fc.uniqueArray(fc.constantFrom(...services), { minLength: 1, maxLength: 3 }),
  efficiency: fc.constantFrom(0.8, 0.9, 1),
  movedMinutesAgo: fc.option(fc.integer({ min: 0, max: 80 }), { nil: undefined }),
  onBreak: fc.boolean(),
  withPatientMinutes: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
});
const anyClinic = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 6 }),
  rooms: fc.array(fc.uniqueArray(fc.constantFrom(...services), { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
  waiting: fc.array(fc.record({ service: fc.constantFrom(...services), waitedMinutes: fc.integer({ min: 0, max: 90 }), urgent: fc.boolean() }), { maxLength: 25 }),
  perPersonAndHour: fc.integer({ min: 0, max: 2 }),
});
type Sketch = typeof anyClinic extends fc.Arbitrary<infer Value> ? Value : never;

describe("propose", () => {
  it("never breaks a hard rule", async () => {
    await fc.assert(
      fc.asyncProperty(anyClinic, async (sketch) => {
        const moment = momentOf(sketch);
        const { turns } = await propose(moment, solver.solve, { ...quick, sureness: -10, urgentSlack: 10 });
        const { situation, moved } = moment;
        expect(new Set(turns.map((turn) => turn.staffId)).size).toBe(turns.length);
        for (const { staffId, from, to } of turns) {
          const them = situation.staff.find((one) => one.id === staffId);
          expect(them?.skills).toContain(to);
          expect(them?.serves).toEqual([from]);
          expect(them?.awayUntil ?? 0).toBeLessThanOrEqual(situation.at);
          const moves = moved[staffId] ?? [];
          expect(moves.every((at) => situation.at - at >= 30 * minuteMs)).toBe(true);
          expect(moves.filter((at) => situation.at - at < hourMs).length).toBeLessThan(sketch.perPersonAndHour);
        }
        // Where people go, there is a room for each: of one service alone, counted by hand.
        for (const id of new Set(turns.map((turn) => turn.to))) {
          const there = situation.staff.filter((one) => (turns.find((turn) => turn.staffId === one.id)?.to ?? one.serves?.[0]) === id).length;
          const before = situation.staff.filter((one) => one.serves?.[0] === id).length;
          expect(there).toBeLessThanOrEqual(Math.max(before, situation.rooms.filter((room) => room.serviceIds.includes(id)).length));
        }
      }),
      { numRuns: 25 },
    );
  }, longMs);

  it("gives the same plan for the same moment and seed", async () => {
    const moment = momentOf({ people: [worker(["gp"]), worker(["blood", "nurse"]), worker(["nurse", "blood"])], rooms: [], waiting: rush(9), perPersonAndHour: 2 });
    expect((await propose(moment, solver.solve, quick)).turns).toEqual((await propose(moment, solver.solve, quick)).turns);
  });

  it("sends whoever has nothing to do to a line that nobody keeps up with, and says what it saves", async () => {
    const moment = momentOf({ people: [worker(["gp"]), worker(["blood", "nurse"]), worker(["nurse", "blood"]), worker(["nurse", "blood"])], rooms: [], waiting: rush(14), perPersonAndHour: 2 });
    const { turns, saving } = await propose(moment, solver.solve, quick);
    expect(turns.length).toBeGreaterThan(0);
    expect(turns.every((turn) => turn.from === "nurse" && turn.to === "blood")).toBe(true);
    expect(saving.minutes).toBeGreaterThan(60);
    expect(saving.low).toBeLessThanOrEqual(saving.minutes);
  });

  it("leaves everybody where they are when nobody waits and nobody comes", async () => {
    const moment = momentOf({ people: [worker(["gp"]), worker(["blood", "nurse"])], rooms: [], waiting: [], perPersonAndHour: 2 }, 0);
    expect((await propose(moment, solver.solve, quick)).turns).toEqual([]);
  });

  it("names the lines that are short of people when no move can help", async () => {
    const moment = momentOf({ people: [worker(["gp"]), worker(["blood"]), worker(["nurse"])], rooms: [], waiting: rush(40), perPersonAndHour: 2 });
    const { turns, shortOf } = await propose(moment, solver.solve, quick);
    expect(turns).toEqual([]);
    expect(shortOf.map((short) => short.serviceId)).toEqual(["blood"]);
  });

  it("falls back to the index rule when the solver has nothing, and says so", async () => {
    const nothing: Solve = async () => ({ status: "nothing-found", why: "there was no time", milliseconds: 2_000 });
    const moment = momentOf({ people: [worker(["gp"]), worker(["blood", "nurse"]), worker(["nurse", "blood"]), worker(["nurse", "blood"])], rooms: [], waiting: rush(14), perPersonAndHour: 2 });
    const { turns, solved } = await propose(moment, nothing, quick);
    expect(turns.map((turn) => turn.to)).toContain("blood");
    expect(solved && solverSays(solved)).toBe("No plan was found in 2.00 s: there was no time. The index rule was used instead.");
  });
});

describe("the programme", () => {
  it("costs no more with one more pair of hands", async () => {
    await fc.assert(
      fc.asyncProperty(anyClinic, person, async (sketch, another) => {
        const cost = async (people: Sketch["people"]) => {
          const solved = await solver.solve(programme(momentOf({ ...sketch, people })).programme, { milliseconds: 20_000, gap: 0 });
          return solved.status === "solved" && solved.isProved ? solved.cost : NaN;
        };
        const [few, more] = [await cost(sketch.people), await cost([...sketch.people, { ...another, movedMinutesAgo: undefined }])];
        expect(more).toBeLessThanOrEqual(few + 1e-6 * Math.abs(few) + 1e-6);
      }),
      { numRuns: 25 },
    );
  }, longMs);
});

function worker(skills: string[]): Sketch["people"][number] {
  return { skills, efficiency: 1, movedMinutesAgo: undefined, onBreak: false, withPatientMinutes: undefined };
}

function rush(patients: number): Sketch["waiting"] {
  return Array.from({ length: patients }, (_, i) => ({ service: "blood", waitedMinutes: 5 + i, urgent: false }));
}

/** A morning at ten. Everybody works for the first of their skills; a room for each person and service besides those of the sketch. */
function momentOf({ people, rooms, waiting, perPersonAndHour }: Sketch, patientsPerHour = 3): PlanningMoment {
  const spare = services.flatMap((id) => Array.from({ length: Math.max(1, people.filter((one) => one.skills[0] === id).length + (rooms.length === 0 ? 3 : 0)) }, (_, i) => ({ id: `${id}-${i}`, serviceIds: [id] })));
  const everything = { id: "anybody", skills: Object.fromEntries(services.map((id) => [id, 1])), shifts: [{ from: "17:00", to: "18:00" }] };
  const scenario = format.parse({
    opens: "08:00",
    closes: "18:00",
    classes: [{ id: "urgent", share: 0.1, targetMinutes: 10 }, { id: "routine", share: 0.9, targetMinutes: 60 }],
    services: services.map((id) => ({ id, patientsPerHour, visitMinutes: { mean: 10 } })),
    staff: [
      ...people.map((one, i) => ({ id: `person-${i}`, skills: Object.fromEntries(one.skills.map((id) => [id, one.efficiency])), shifts: [{ from: "08:00", to: "18:00", breaks: one.onBreak ? [{ minutes: 40, from: "09:45", to: "10:25" }] : [] }] })),
      everything,
    ],
    rooms: [...spare, ...rooms.map((serviceIds, i) => ({ id: `room-${i}`, serviceIds }))],
    moves: { setUpMinutes: 4, minimumStayMinutes: 30, perPersonAndHour },
    now: {
      at: "10:00",
      waiting: waiting.map(({ service, waitedMinutes, urgent }) => ({ serviceId: service, classId: urgent ? "urgent" : "routine", waitedMinutes })),
      staff: people.map((one, i) => ({ staffId: `person-${i}`, serviceId: one.skills[0], ...(one.withPatientMinutes === undefined || one.onBreak ? {} : { withPatientMinutes: one.withPatientMinutes }), ...(one.movedMinutesAgo === undefined ? {} : { movedMinutesAgo: one.movedMinutesAgo }) })),
    },
  });
  return momentIn(scenario, { anybody: "gp" });
}
