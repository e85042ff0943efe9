import { afterAll, describe, expect, it } from "vitest";
import { ProgrammeBuilder, solverSays } from "#domain/planning/mixed-integer.ts";
import { openSolver } from "#server/planning/solver.ts";
import { chance } from "#simulation/chance.ts";

const solver = openSolver();
afterAll(() => solver.close());

/** Chairs earn 30 and take one hour of carpentry and two of finishing; tables 50, two and one. At most 40 and 50 hours. */
function workshop(): ProgrammeBuilder {
  const programme = new ProgrammeBuilder();
  const chairs = programme.column({ cost: -30, isWhole: true });
  const tables = programme.column({ cost: -50, isWhole: true });
  programme.row([[chairs, 1], [tables, 2]], { upper: 40 });
  programme.row([[chairs, 2], [tables, 1]], { upper: 50 });
  return programme;
}

const limits = { milliseconds: 5_000, gap: 0 };

describe("the solver in its thread", () => {
  it("finds the best whole numbers, and says how it knows", async () => {
    const solved = await solver.solve(workshop().build(), limits);
    expect(solved).toMatchObject({ status: "solved", isProved: true, cost: -1100, bound: -1100, gap: 0 });
    if (solved.status === "solved") expect([...solved.values]).toEqual([20, 10]);
    expect(solverSays(solved)).toMatch(/^Solved in .* no plan of the model costs more than 0.00 % less\.$/);
  });

  it("says in words when no plan keeps all the rules", async () => {
    const programme = new ProgrammeBuilder();
    const people = programme.column({ upper: 2, isWhole: true });
    programme.row([[people, 1]], { lower: 3 });
    const solved = await solver.solve(programme.build(), limits);
    expect(solved.status).toBe("infeasible");
    expect(solverSays(solved)).toMatch(/^No plan keeps all the hard rules together/);
  });

  it("says in words when there was no time for any plan, and works on", async () => {
    const programme = workshop();
    // Market split (Cornuejols and Dawande 1998): small to write down, and out of reach of branching for hours.
    const columns = Array.from({ length: 60 }, () => programme.column({ upper: 1, isWhole: true }));
    const next = chance("market-split");
    for (let row = 0; row < 7; row++) {
      const weights = columns.map(() => Math.floor(100 * next()));
      const half = Math.floor(weights.reduce((a, b) => a + b, 0) / 2);
      programme.row(columns.map((column, i) => [column, weights[i] as number]), { lower: half, upper: half });
    }
    const solved = await solver.solve(programme.build(), { milliseconds: 200, gap: 0 });
    expect(solved.status).toBe("nothing-found");
    expect(solverSays(solved)).toMatch(/^No plan was found in .* The index rule was used instead\.$/);
    expect((await solver.solve(workshop().build(), limits)).status).toBe("solved");
  });
});
