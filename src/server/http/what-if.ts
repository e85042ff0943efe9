import { createRoute } from "@hono/zod-openapi";
import { errors, problemOf, type ErrorCode, type Problem } from "#contract/errors.ts";
import { mayRunQueue } from "#contract/session.ts";
import { whatIfAnswer, whatIfRequest } from "#contract/what-if.ts";
import { lookedUntil } from "#domain/look-ahead/what-if/what-if.ts";
import { serviceOf } from "#domain/queue/who-is-next.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { ProblemAnswer, refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { readChanges, type Issue } from "#server/read-changes.ts";

const ask = createRoute({
  method: "post",
  path: "/api/what-if",
  summary: "What changes of staff, rooms or arrivals would do to waits, targets and the end of the day",
  description: "Plays the hours to come twice with the same luck, as things stand and with the changes. Nothing is done. Each difference comes with its range of 90 %.",
  request: { body: { content: { "application/json": { schema: whatIfRequest } }, required: true } },
  responses: { 200: { description: "The differences", content: { "application/json": { schema: whatIfAnswer } } }, ...refusals },
});

/** More would wait longer than anybody stays at a screen. */
const mostAtOnce = 3;

export function whatIfRoutes(api: Api, parts: ApiParts): void {
  let asked = 0;
  api.openapi(
    ask,
    async (c) => {
      const session = await signedIn(c, parts, mayRunQueue);
      const { house } = parts;
      const { id: clinicId, timeZone } = session.clinic;
      const [at, state] = [house.clock(), house.keeper.state(clinicId)];
      const { until, closesAt } = lookedUntil(state, at);
      const read = readChanges(c.req.valid("json").changes, state.setup, at, until);
      if (!read.ok) refuse(read.issues);
      if (asked >= mostAtOnce) stop("busy-now");
      asked++;
      const began = performance.now();
      try {
        const { services, until: _, ...effects } = await house.whatIf(clinicId, state, at, read.changes);
        const named = services.map((one) => ({ ...one, name: serviceOf(state.setup.services, one.serviceId).name }));
        return c.json({ asOf: at, timeZone, tookMs: Math.round(performance.now() - began), until, closesAt: closesAt ?? null, ...effects, services: named }, 200);
      } finally {
        asked--;
      }
    },
    (result) => {
      if (result.success) return;
      refuse(result.error.issues.map(({ path, message }): Issue => ({ field: path.join("."), code: Object.hasOwn(errors, message) ? (message as ErrorCode) : "bad-request", ...(Object.hasOwn(errors, message) ? {} : { detail: message }) })));
    },
  );
}

/** The first as the problem, all of them by field. */
function refuse(issues: Issue[]): never {
  const said = issues.map(({ field, code, detail, params }) => problemOf(code, detail, field, params));
  throw new ProblemAnswer({ ...(said[0] as Problem), issues: said.map(({ type: _, status: __, ...one }) => one) });
}
