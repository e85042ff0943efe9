import type { Problem } from "#contract/errors.ts";

/** What the server refused, with its sentence; or `network` when it could not be reached. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

const unreachable: Problem = { type: "about:blank", title: "Anteroom cannot be reached. Check the network.", status: 0, code: "network" };

/** The answer's JSON. Throws ApiProblem for every refusal and when there is no answer. */
export async function getJson<T>(path: string): Promise<T> {
  return ask<T>(path, { method: "GET" });
}

export async function sendJson<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
  return ask<T>(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }) });
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, cache: "no-store" });
  } catch {
    throw new ApiProblem(unreachable);
  }
  if (response.status === 204) return undefined as T;
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const body: unknown = isJson ? await response.json().catch(() => undefined) : undefined;
  if (response.ok && body !== undefined) return body as T;
  throw new ApiProblem(isProblem(body) ? body : { ...unreachable, title: "The server did not answer as expected. Try again.", status: response.status, code: "unexpected" });
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "title" in body;
}
