import type { IncomingMessage } from "node:http";

/**
 * Without a trusted proxy in front, what a visitor says about where they come from is a claim: it is replaced by where
 * they do come from, before anybody counts attempts by it.
 */
export function trustNobody(request: IncomingMessage): void {
  request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
  delete request.headers["x-forwarded-host"];
  delete request.headers["x-forwarded-proto"];
}
