import type { Problem } from "#contract/errors.ts";
import { ApiProblem, sendJson } from "#client/http.ts";

export type Posted<T> = { ok: true; answer: T } | { ok: false; problem: Problem };

const triesAfterMs = [0, 400, 1_200, 3_000];

/**
 * Sends something that must happen once, again with the same key while no answer comes. Never throws: a refusal comes back with
 * its code.
 */
export async function postOnce<T>(path: string, body: object, idempotencyKey: string): Promise<Posted<T>> {
  let problem: Problem | undefined;
  for (const waitMs of triesAfterMs) {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    try {
      return { ok: true, answer: await sendJson<T>("POST", path, { ...body, idempotencyKey }) };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      problem = error.problem;
      // What the house itself says with a 503 (a printer without paper) does not mend itself within seconds.
      if (problem.code !== "network" && problem.code !== "server-error" && problem.code !== "unexpected") break;
    }
  }
  return { ok: false, problem: problem as Problem };
}

/** 128 random bits. `crypto.randomUUID` would be shorter, but a clinic's own network often has no https. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
