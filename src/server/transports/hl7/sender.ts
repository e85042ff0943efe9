import { createHash, createHmac } from "node:crypto";
import type { Actor, ClinicId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";
import type { Outcome } from "#domain/outcome.ts";
import type { CommandAnswer } from "#contract/commands.ts";
import type { CommandCode } from "#domain/queue/command.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";
import type { Asked, Door } from "#server/own-words.ts";
import { keepExternalId, meanings, ourId } from "#server/store/external-ids.ts";
import { valueAt, type Hl7Message } from "#server/transports/hl7/message.ts";

/** One message and the clinic that it is for: what its commands and its ids go through. */
export type Sender = {
  house: House;
  clinicId: ClinicId;
  message: Hl7Message;
  /** "hl7/EHR": one name space of ids for each sending application. */
  system: string;
  /** What the message is, however often it is sent. */
  digest: string;
  /** When it was written, by the sender's clock. */
  writtenAt: EpochMs;
};

export type Kind = "message" | "visit" | "appointment" | "patient-visit" | "patient-appointment" | "as-of" | "ended" | "service" | "urgency";

export function systemOf(message: Hl7Message): string {
  return `hl7/${(valueAt(message, "MSH-3") ?? "unknown").slice(0, 60)}`;
}

/**
 * The message without its time: what is sent again is written anew by some engines. Names are in here, so only a digest of it is kept.
 */
export function digestOf(message: Hl7Message): string {
  const lines = message.segments.map((s) => (s.name === "MSH" ? [...s.fields.slice(0, 7), "", ...s.fields.slice(8)] : s.fields).join(s.name === "MSH" ? "\t" : message.separators.field));
  return createHash("sha256").update(lines.join("\r")).digest("base64url");
}

/** Asks for something in the name of the sender. `key` says what it is, so that it happens once. */
export function ask(sender: Sender, command: Asked, key: string, door: Door = {}): Promise<Outcome<CommandAnswer, CommandCode>> {
  const actor: Actor = { kind: "system", name: sender.system.slice("hl7/".length) };
  const idempotencyKey = `hl7/${createHash("sha256").update(`${sender.system}/${key}`).digest("base64url")}`;
  return execute(sender.house, sender.clinicId, { idempotencyKey, command }, actor, door);
}

export function known(sender: Sender, kind: Kind, externalId: string): Promise<string | undefined> {
  return ourId(sender.house.database.sql, { clinicId: sender.clinicId, system: sender.system, kind, externalId });
}

export function remember(sender: Sender, kind: Kind, externalId: string, ours: string): Promise<void> {
  return keepExternalId(sender.house.database.sql, { clinicId: sender.clinicId, system: sender.system, kind, externalId }, ours, sender.house.clock());
}

export function meaningsOf(sender: Sender, kind: "service" | "urgency"): Promise<Map<string, string>> {
  return meanings(sender.house.database.sql, sender.clinicId, sender.system, kind);
}

/** A patient's own number is nobody's business here: only what follows from it with our secret is kept, to know them again. */
export function patientKey({ house, clinicId, message }: Sender): string | undefined {
  const number = valueAt(message, "PID-3");
  if (number === undefined) return undefined;
  return createHmac("sha256", house.settings.secret).update(`hl7-patient/${clinicId}/${valueAt(message, "PID-3.4") ?? ""}/${number}`).digest("base64url").slice(0, 32);
}

/** Whether news of `about` that was written later has been taken already. Takes note of this one otherwise. */
export async function isOutdated(sender: Sender, about: string): Promise<boolean> {
  const asOf = Number((await known(sender, "as-of", about)) ?? 0);
  if (sender.writtenAt < asOf) return true;
  await remember(sender, "as-of", about, String(sender.writtenAt));
  return false;
}

/** Whether it was over, by the sender's clock, when this message was written. */
export async function hasEnded(sender: Sender, about: string): Promise<boolean> {
  return sender.writtenAt < Number((await known(sender, "ended", about)) ?? 0);
}

export function rememberEnd(sender: Sender, about: string): Promise<void> {
  return remember(sender, "ended", about, String(sender.writtenAt));
}

/** Follows from the sender's own number, so that a message that is sent again after a crash finds what it made; and is a valid id in FHIR. */
export function appointmentIdFor(sender: Sender, name: string): string {
  return `hl7-${createHash("sha256").update(`${sender.system}/${name}`).digest("hex").slice(0, 32)}`;
}

export async function rememberAppointment(sender: Sender, name: string, appointmentId: string): Promise<void> {
  await remember(sender, "appointment", name, appointmentId);
  const patient = patientKey(sender);
  if (patient !== undefined) await remember(sender, "patient-appointment", patient, appointmentId);
}
