import { randomUUID } from "node:crypto";
import type { ClinicId } from "#domain/ids.ts";
import type { House } from "#server/house.ts";
import { adtEvents } from "#server/transports/hl7/adt.ts";
import { acknowledgement, type Ack, type Taken } from "#server/transports/hl7/answer.ts";
import { readMessage, valueAt, type Hl7Message } from "#server/transports/hl7/message.ts";
import { momentOf } from "#server/transports/hl7/moment.ts";
import { Hl7Refusal } from "#server/transports/hl7/refusal.ts";
import { digestOf, known, remember, systemOf, type Sender } from "#server/transports/hl7/sender.ts";
import { siuEvents } from "#server/transports/hl7/siu.ts";

export type Answer = { ack: Ack; text: string; charset: string };

/** Messages of a clinic are taken one after the other, over all connections: an update must find what the arrival made. */
export type TakeMessage = (bytes: Uint8Array) => Promise<Answer>;

export function messageTaker(house: House): TakeMessage {
  let last: Promise<unknown> = Promise.resolve();
  return (bytes) => {
    const turn = last.then(() => take(house, bytes));
    last = turn.catch(() => {});
    return turn;
  };
}

/** The answer is given when everything is on disk. Whatever is wrong with a message, it is answered, and nothing is thrown. */
async function take(house: House, bytes: Uint8Array): Promise<Answer> {
  let message: Hl7Message | undefined;
  let outcome: Taken | Hl7Refusal;
  try {
    message = readMessage(bytes);
    outcome = await taken(house, message);
  } catch (error) {
    if (!(error instanceof Hl7Refusal)) house.log.error({ err: error }, "an HL7 message could not be taken");
    outcome = error instanceof Hl7Refusal ? error : new Hl7Refusal("internal-error", "MSH", "could not be taken: something went wrong on our side. Send it again");
  }
  const answer = acknowledgement(message, outcome, randomUUID().replaceAll("-", "").slice(0, 20), Date.now());
  house.log.debug({ ack: answer.ack, event: message && valueAt(message, "MSH-9.2") }, "HL7 message");
  return { ...answer, charset: message?.charset ?? "" };
}

async function taken(house: House, message: Hl7Message): Promise<Taken> {
  const controlId = valueAt(message, "MSH-10");
  if (controlId === undefined) throw new Hl7Refusal("required-field-missing", "MSH-10", "has no control id to answer to");
  if (!/^2(\.|$)/.test(valueAt(message, "MSH-12") ?? "2")) throw new Hl7Refusal("unsupported-version", "MSH-12", "is no version 2 of HL7");
  const handle = handlerOf(message);
  const clinicId = clinicFor(house, message);
  const sender: Sender = { house, clinicId, message, system: systemOf(message), digest: digestOf(message), writtenAt: writtenAt(house, clinicId, message) };

  // A control id that comes again with other words is a counter that began anew, not a repeat.
  const id = `${(valueAt(message, "MSH-4") ?? "").slice(0, 60)}/${controlId.slice(0, 200)}`;
  if ((await known(sender, "message", id)) === sender.digest) return {};
  const outcome = await handle(sender);
  await remember(sender, "message", id, sender.digest);
  return outcome;
}

function handlerOf(message: Hl7Message): (sender: Sender) => Promise<Taken> {
  const [type = "", event = valueAt(message, "EVN-1") ?? ""] = [valueAt(message, "MSH-9"), valueAt(message, "MSH-9.2")];
  const family = { ADT: adtEvents, SIU: siuEvents }[type];
  if (!family) throw new Hl7Refusal("unsupported-message", "MSH-9", `is ${/^[A-Z]{3}$/.test(type) ? type : "unknown"}; Anteroom takes ADT and SIU`);
  const handle = Object.hasOwn(family, event) ? family[event] : undefined;
  if (!handle) throw new Hl7Refusal("unsupported-event", "MSH-9.2", `is none of ${Object.keys(family).join(", ")}`);
  return handle;
}

/** The clinic that was set, the only one there is, or the one whose short name the message is sent to. */
function clinicFor(house: House, message: Hl7Message): ClinicId {
  const ids = house.keeper.ids();
  const slug = house.settings.hl7.clinic ?? (ids.length === 1 ? undefined : valueAt(message, "MSH-6"));
  const clinicId = slug === undefined && ids.length === 1 ? ids[0] : ids.find((id) => house.keeper.state(id).setup.slug === slug);
  if (clinicId === undefined) throw new Hl7Refusal("unknown-key", "MSH-6", "does not name a clinic of this server");
  return clinicId;
}

/** By the sender's clock; ours where it says no more than the day. */
function writtenAt(house: House, clinicId: ClinicId, message: Hl7Message): number {
  const { timeZone } = house.keeper.state(clinicId).setup;
  const text = [valueAt(message, "MSH-7"), valueAt(message, "EVN-2")].find((t) => t !== undefined && t.length >= "YYYYMMDDHH".length);
  return text === undefined ? house.clock() : momentOf(text, "MSH-7", timeZone, house.clock());
}
