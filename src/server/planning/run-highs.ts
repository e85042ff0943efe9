import type loadHighs from "highs";
import type { MixedInteger, Solved, SolveLimits } from "#domain/planning/mixed-integer.ts";

type Highs = Awaited<ReturnType<typeof loadHighs>>;

/** One programme on HiGHS, to its end or to the limit of time. Never throws: a solver that fails has found nothing. */
export function runHighs(highs: Highs, { cost, lower, upper, isWhole, rows }: MixedInteger, limits: SolveLimits): Solved {
  const began = performance.now();
  const took = () => performance.now() - began;
  try {
    return highs.withModel(
      {
        numCols: cost.length,
        numRows: rows.lower.length,
        colCost: cost,
        colLower: lower,
        colUpper: upper.map((bound) => (bound === Infinity ? highs.infinity : bound)),
        rowLower: rows.lower.map((bound) => (bound === -Infinity ? -highs.infinity : bound)),
        rowUpper: rows.upper.map((bound) => (bound === Infinity ? highs.infinity : bound)),
        matrix: { format: "csr", numRows: rows.lower.length, numCols: cost.length, starts: rows.starts, indices: rows.columns, values: rows.values },
        integrality: Int32Array.from(isWhole, (whole) => (whole ? highs.constants.variableType.integer : highs.constants.variableType.continuous)),
      },
      (model): Solved => {
        model.options.set({ output_flag: false, time_limit: limits.milliseconds / 1000, mip_rel_gap: limits.gap });
        model.run();
        const status = model.getModelStatus();
        const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
        if (status === infeasible || status === unboundedOrInfeasible) return { status: "infeasible", milliseconds: took() };
        const feasiblePoint = 2;
        if (Number(model.info.get("primal_solution_status")) !== feasiblePoint) return { status: "nothing-found", why: `the solver ended with status ${status} and without a plan`, milliseconds: took() };
        const found = model.getObjectiveValue();
        const proved = isWhole.some((whole) => whole) ? Number(model.info.get("mip_dual_bound")) : found;
        const bound = Number.isFinite(proved) ? Math.min(proved, found) : -Infinity;
        const gap = found - bound <= 1e-9 ? 0 : (found - bound) / Math.max(Math.abs(found), 1e-9);
        return { status: "solved", isProved: status === optimal, values: model.getSolution().colValue.slice(), cost: found, bound, gap, milliseconds: took() };
      },
    );
  } catch (error) {
    return { status: "nothing-found", why: error instanceof Error ? error.message : String(error), milliseconds: took() };
  }
}
