import type { ClinicId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";
import type { Payload } from "#sensors/adapter.ts";
import type { House } from "#server/house.ts";
import { looksLike } from "#server/looks-like.ts";
import { addStrangers, strangersKept, type Sent } from "#server/store/quarantine.ts";
import { storableText } from "#server/store/storable-text.ts";
import { textWithoutPrivate } from "#server/without-private.ts";

/** A message that counts for nobody, from a sender that this clinic does not know or cannot believe. */
export type StrangeMessage = { sender: string; via: string; reason: Sent["reason"]; at: EpochMs; payload: Payload };

const everyMs = 2_000;
const payloadBytesMax = 16 * 1024;
/** Nobody looks into messages that are larger, to find out whose they are. */
export const strangeBytesMax = 64 * 1024;
export const senderLengthMax = 200;

type Waiting = { latest: StrangeMessage; firstAt: EpochMs; messages: number };

/**
 * Keeps the last message of each unknown sender until somebody adds or dismisses it. A flood costs a count each: who
 * they are is looked into every two seconds, for as many senders as are kept.
 */
export function keepStrangers(house: House, ms = everyMs): { keep(clinicId: ClinicId, message: StrangeMessage): void; /** Writes down at once whatever waits. */ settle(): Promise<void> } {
  const waiting = new Map<ClinicId, Map<string, Waiting>>();
  let writing: Promise<void> = Promise.resolve();

  const flush = (clinicId: ClinicId) => {
    const bySender = waiting.get(clinicId);
    waiting.delete(clinicId);
    if (!bySender) return;
    // One after another: two that forget the oldest at once would leave too many.
    writing = writing.then(() => write(clinicId, bySender)).catch((error: unknown) => house.log.warn({ err: error }, "unknown senders could not be kept"));
  };
  const write = async (clinicId: ClinicId, bySender: Map<string, Waiting>) => addStrangers(house.database.sql, clinicId, [...bySender].map(([sender, w]) => asSent(house, sender, w)));

  const keep = (clinicId: ClinicId, message: StrangeMessage) => {
    let bySender = waiting.get(clinicId);
    if (!bySender) {
      bySender = new Map();
      waiting.set(clinicId, bySender);
      setTimeout(flush, ms, clinicId).unref();
    }
    const sender = named(message.sender);
    const before = bySender.get(sender);
    // Taken out and put in again: the first of the map is the one that has been silent longest.
    bySender.delete(sender);
    bySender.set(sender, { latest: message, firstAt: before?.firstAt ?? message.at, messages: (before?.messages ?? 0) + 1 });
    if (bySender.size > strangersKept) bySender.delete(bySender.keys().next().value as string);
  };
  const settle = async () => {
    for (const clinicId of [...waiting.keys()]) flush(clinicId);
    await writing;
  };
  return { keep, settle };
}

function asSent(house: House, sender: string, { latest, firstAt, messages }: Waiting): Sent {
  const { via, reason, at, payload } = latest;
  return { sender, via, reason, firstAt, lastAt: at, messages, topic: payload.topic === undefined ? null : storableText(payload.topic.slice(0, 500)), payload: textOf(house, payload, at) };
}

/** Without what the likeliest adapter calls private; without what any adapter calls private when none can read it. */
function textOf(house: House, payload: Payload, at: EpochMs): string {
  const [guess] = looksLike(house.adapters.values(), payload, at);
  const privateFields = guess ? (guess.privateFields ?? []) : [...house.adapters.values()].flatMap((adapter) => adapter.privateFields ?? []);
  return textWithoutPrivate(payload.body, privateFields, payloadBytesMax);
}

function named(sender: string): string {
  const plain = storableText(sender.replace(/\p{Cc}/gu, " ").trim().slice(0, senderLengthMax));
  return plain === "" ? "(no name)" : plain;
}
