import { SourceFailure, type SourceTrouble } from "#features/camera/sources/keep-open.ts";

/** Asks a network camera. A refusal comes as a SourceFailure that tells why, as far as a browser lets us know. */
export async function reach(url: string, init: RequestInit): Promise<Response> {
  if (isMixed(url)) throw new SourceFailure("mixed");
  const answer = await fetch(url, { credentials: "omit", cache: "no-store", ...init }).catch(async () => {
    throw new SourceFailure(await whyNot(url));
  });
  if (!answer.ok) throw new SourceFailure("refused");
  return answer;
}

/** A page from https may not speak to http, unless that is this very machine. */
export function isMixed(url: string, page: { protocol: string } = location): boolean {
  const { protocol, hostname } = new URL(url);
  return page.protocol === "https:" && protocol === "http:" && hostname !== "localhost" && hostname !== "127.0.0.1";
}

const probeWithinMs = 5_000;

/** A browser does not tell a camera that is off from one that forbids other pages to read it. One asked without reading tells. */
export async function whyNot(url: string): Promise<SourceTrouble> {
  if (isMixed(url)) return "mixed";
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), probeWithinMs);
  try {
    await fetch(url, { mode: "no-cors", credentials: "omit", cache: "no-store", signal: ending.signal });
    return "cors";
  } catch {
    return "unreachable";
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}
