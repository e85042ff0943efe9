import type { ServerResponse } from "node:http";

/** Headers of every answer, pages included. A patient's page address is a key: it must not travel on as a referrer. */
export function onEveryAnswer(response: ServerResponse): void {
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("x-content-type-options", "nosniff");
}
