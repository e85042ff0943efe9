import type { Context } from "hono";
import type { OperationOutcome } from "fhir/r4";
import type { Logger } from "pino";
import { problemOf } from "#contract/errors.ts";
import { ProblemAnswer } from "#server/http/problems.ts";

type IssueCode = OperationOutcome["issue"][number]["code"];

/** Ends a request with an OperationOutcome; `expression` is the path to the element that is wrong. */
export class FhirRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 406 | 409 | 412 | 413 | 422 | 500,
    readonly code: IssueCode,
    readonly says: string,
    readonly expression?: string,
  ) {
    super(says);
  }
}

export function refuseFhir(status: FhirRefusal["status"], code: IssueCode, says: string, expression?: string): never {
  throw new FhirRefusal(status, code, says, expression);
}

export function sayOutcome(error: Error, c: Context, log: Logger): Response {
  if (error instanceof FhirRefusal) return answer(c, error);
  if (error instanceof ProblemAnswer && error.problem.status === 413) return answer(c, new FhirRefusal(413, "too-long", error.problem.title));
  if (error instanceof ProblemAnswer && error.problem.status < 500) return answer(c, new FhirRefusal(error.problem.status === 404 ? 404 : 400, "invalid", error.problem.detail ?? error.problem.title));
  log.error({ err: error, path: c.req.path }, "a FHIR request failed");
  return answer(c, new FhirRefusal(500, "exception", problemOf("server-error").title));
}

function answer(c: Context, { status, code, says, expression }: FhirRefusal): Response {
  const outcome: OperationOutcome = { resourceType: "OperationOutcome", issue: [{ severity: "error", code, diagnostics: says, ...(expression === undefined ? {} : { expression: [expression] }) }] };
  return c.body(JSON.stringify(outcome), status, { "content-type": fhirJson, ...(status === 401 ? { "www-authenticate": "Bearer" } : {}) });
}

export const fhirJson = "application/fhir+json; charset=utf-8";
