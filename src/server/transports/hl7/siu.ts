import type { EpochMs } from "#domain/time.ts";
import type { Taken } from "#server/transports/hl7/answer.ts";
import { valueAt, valuesAt } from "#server/transports/hl7/message.ts";
import { momentAt } from "#server/transports/hl7/moment.ts";
import { contactIn, nameIn } from "#server/transports/hl7/patient.ts";
import { Hl7Refusal } from "#server/transports/hl7/refusal.ts";
import { appointmentIdFor, ask, hasEnded, isOutdated, known, meaningsOf, remember, rememberAppointment, rememberEnd, type Sender } from "#server/transports/hl7/sender.ts";
import { serviceOf } from "#server/service-of.ts";

const nothingToDo = (why: string): Taken => ({ remark: `Nothing was done: ${why}` });

/** What a scheduling event asks of the appointments. A change of what nobody booked here is a booking: messages come in any order. */
export const siuEvents: Record<string, (sender: Sender) => Promise<Taken>> = {
  S12: book,
  S13: book,
  S14: book,
  S15: (sender) => end(sender, "cancel-appointment"),
  S17: (sender) => end(sender, "cancel-appointment"),
  S26: (sender) => end(sender, "miss-appointment"),
};

async function book(sender: Sender): Promise<Taken> {
  const { house, clinicId, message } = sender;
  const { setup } = house.keeper.state(clinicId);
  const numbers = numbersOf(sender);
  const appointmentId = await appointmentOf(sender, numbers);
  if (await hasEnded(sender, appointmentId)) return nothingToDo("this appointment has been cancelled since.");
  const scheduledAt = startIn(sender, setup.timeZone);
  if (scheduledAt === undefined) throw new Hl7Refusal("required-field-missing", "SCH-11", "does not say when it begins, nor does AIS-4 or TQ1-7");
  const meanings = await meaningsOf(sender, "service");
  const ofResources = valuesAt(message, "AIS-3").flatMap((code) => serviceOf([code], meanings, setup) ?? []);
  const ofReason = serviceOf(["AIS-3.2", "SCH-7", "SCH-7.2", "SCH-8", "AIL-3", "PV1-10"].flatMap((path) => valueAt(message, path) ?? []), meanings, setup);
  const serviceIds = [...new Set(ofResources.length > 0 ? ofResources : ofReason === undefined ? [] : [ofReason])];
  if (serviceIds.length === 0) throw new Hl7Refusal("not-in-table", valueAt(message, "AIS-3") === undefined ? "SCH-7" : "AIS-3", "names no service of this clinic");
  const name = nameIn(message);
  if (name === undefined) throw new Hl7Refusal("required-field-missing", "PID-5", "does not say who comes");
  if (await isOutdated(sender, appointmentId)) return nothingToDo("later news of this appointment has come already.");

  const contact = contactIn(message);
  const booked = house.keeper.state(clinicId).appointments?.[appointmentId];
  const isOnlyMoved = booked?.state === "booked" && booked.serviceIds.join() === serviceIds.join() && booked.scheduledAt !== scheduledAt;
  const done = isOnlyMoved
    ? await ask(sender, { type: "move-appointment", appointmentId, scheduledAt }, `${sender.digest}/move`)
    : await ask(sender, { type: "book", appointmentId, name, serviceIds, scheduledAt, ...(contact === undefined ? {} : { contact }) }, `${sender.digest}/book`);
  for (const number of numbers) await rememberAppointment(sender, number, appointmentId);
  return done.ok ? {} : nothingToDo(done.refusal.says);
}

async function end(sender: Sender, type: "cancel-appointment" | "miss-appointment"): Promise<Taken> {
  const numbers = numbersOf(sender);
  const appointmentId = await appointmentOf(sender, numbers);
  await rememberEnd(sender, appointmentId);
  for (const number of numbers) await remember(sender, "appointment", number, appointmentId);
  const done = await ask(sender, { type, appointmentId, reason: type === "cancel-appointment" ? "Cancelled by the hospital" : "Reported by the hospital" }, `${sender.digest}/${type}`);
  return done.ok ? {} : nothingToDo(done.refusal.says);
}

/** The filler's number and the placer's: either may be all that a later message names. */
function numbersOf({ message }: Sender): string[] {
  const numbers = [["filler", valueAt(message, "SCH-2")], ["placer", valueAt(message, "SCH-1")]].flatMap(([who, number]) => (number === undefined ? [] : [`${who}/${number.slice(0, 200)}`]));
  if (numbers.length === 0) throw new Hl7Refusal("required-field-missing", "SCH-2", "does not say which appointment, nor does SCH-1");
  return numbers;
}

async function appointmentOf(sender: Sender, numbers: string[]): Promise<string> {
  const ids = await Promise.all(numbers.map((number) => known(sender, "appointment", number)));
  return ids.find((id) => id !== undefined) ?? appointmentIdFor(sender, numbers[0] ?? "");
}

/** SCH-11 until version 2.5, TQ1 from then on; the service's own start where only that is sent. */
function startIn({ message, house }: Sender, timeZone: string): EpochMs | undefined {
  const paths = ["SCH-11.4", "TQ1-7", "AIS-4", "AIP-6", "AIL-6", "AIG-8"];
  const path = paths.find((p) => valueAt(message, p) !== undefined);
  return path === undefined ? undefined : momentAt(message, path, timeZone, house.clock());
}
