import type { CommandAnswer, CommandInput } from "#contract/commands.ts";
import type { Problem } from "#contract/errors.ts";
import { ApiProblem, sendJson } from "#client/http.ts";

export type Sent = { ok: true; answer: CommandAnswer } | { ok: false; problem: Problem };

const triesAfterMs = [0, 400, 1_200, 3_000];

/**
 * Sends a command. When the answer is lost on the way it asks again with the same key, so the command is done once
 * however often it is sent. Never throws: a refusal comes back with its sentence.
 */
export async function send(command: CommandInput): Promise<Sent> {
  const idempotencyKey = newKey();
  let sent: Sent | undefined;
  for (const waitMs of triesAfterMs) {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    sent = await sendOnce(command, idempotencyKey);
    if (sent.ok || (sent.problem.code !== "network" && sent.problem.status < 500)) break;
  }
  return sent as Sent;
}

/** One try, for whoever keeps the key and asks again by themselves. */
export async function sendOnce(command: CommandInput, idempotencyKey: string): Promise<Sent> {
  try {
    return { ok: true, answer: await sendJson<CommandAnswer>("POST", "/api/commands", { idempotencyKey, command }) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return { ok: false, problem: error.problem };
  }
}

/** 128 random bits. `crypto.randomUUID` would be shorter, but a clinic's own network often has no https. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
