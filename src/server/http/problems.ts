import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";
import { problem as problemSchema, problemOf, type ErrorCode, type Problem } from "#contract/errors.ts";
import type { RefusalParams } from "#domain/outcome.ts";
import { isPayloadError } from "#sensors/payload-error.ts";

/** Ends a request with a problem of contract/errors.ts. Thrown, so that a route's type is what it answers when it can. */
export class ProblemAnswer extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

export function stop(code: ErrorCode, detail?: string, field?: string, params?: RefusalParams): never {
  throw new ProblemAnswer(problemOf(code, detail, field === "" ? undefined : field, params));
}

/** Whatever was thrown, as an answer after RFC 9457. Only what is our own fault is logged, and nothing of it is told. */
export function sayProblem(error: Error, c: Context, log: Logger): Response {
  if (error instanceof ProblemAnswer) return answer(c, error.problem);
  if (isPayloadError(error)) return answer(c, problemOf("bad-payload", error.message, error.field));
  if (error instanceof HTTPException && error.status < 500) return answer(c, problemOf(error.status === 413 ? "too-large" : "bad-request", error.message || undefined));
  log.error({ err: error, path: c.req.path.replace(/^(\/api\/ingest\/[^/]+|.*\/pair)\/.+/, "$1/(token)") }, "a request failed");
  return answer(c, problemOf("server-error"));
}

function answer(c: Context, problem: Problem): Response {
  return c.body(JSON.stringify(problem), problem.status as 400, { "content-type": "application/problem+json" });
}

/** For the OpenAPI description of a route: the refusals that it may give. */
export const refusals = {
  default: { description: "A refusal: what was wrong, and for whom to mend it", content: { "application/problem+json": { schema: problemSchema } } },
} as const;
