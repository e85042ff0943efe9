import type { Choice } from "#contract/kiosk.ts";
import type { ServiceId } from "#domain/ids.ts";
import { openingAt } from "#domain/opening-hours.ts";
import type { Journey } from "#domain/queue/journey.ts";
import { usualSelfCheckIn, type ClinicSetup, type SelfCheckIn } from "#domain/setup.ts";
import { minuteMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import { paintWait } from "#server/paint/clinic-line.ts";
import type { Picture } from "#server/picture.ts";

/** What patients may choose from: the visit types that are meant for them, else every service. */
export function choicesOf(picture: Picture): Choice[] {
  const { setup } = picture.state;
  const types = (setup.visitTypes ?? []).filter((type) => type.atKiosk);
  if (types.length > 0) return types.map(({ id, name, journey }) => paintChoice(picture, visitPrefix + id, name, journey));
  return setup.services.map(({ id, name }) => paintChoice(picture, servicePrefix + id, name, [[id]]));
}

const visitPrefix = "visit.";
const servicePrefix = "service.";

/** What a check-in must say for a choice. */
export function checkInOf(choiceId: string): { visitTypeId: string } | { serviceIds: ServiceId[] } {
  return choiceId.startsWith(visitPrefix) ? { visitTypeId: choiceId.slice(visitPrefix.length) } : { serviceIds: [choiceId.slice(servicePrefix.length)] };
}

/** Where the line of a choice begins: the shortest of its first stage, since any of them may come first. */
function paintChoice(picture: Picture, id: string, name: string, journey: Journey): Choice {
  const waits = (journey[0] ?? []).map((serviceId) => paintWait(picture.waits.ifYouCameNow[serviceId]));
  const known = waits.flatMap((wait) => (wait.known ? [wait] : [])).toSorted((a, b) => a.atMostMinutes - b.atMostMinutes)[0];
  const wait = known ?? waits.find((w) => !w.known && w.because === "nobody-serves") ?? waits[0] ?? paintWait(undefined);
  if (!wait.known) return { id, name, wait, state: wait.because };
  const { until } = closing(picture);
  const isTooLong = until !== undefined && picture.at + wait.atMostMinutes * minuteMs > until;
  return { id, name, wait, state: isTooLong ? "past-closing" : "offered" };
}

function closing({ state, at }: Picture): { until?: number } {
  const opening = openingAt(state.setup, at);
  return opening.isOpen && opening.until !== undefined ? { until: opening.until } : {};
}

export type CheckInState = { state: "open" | "off" | "closed" | "full"; opensAt: number | null };

/** Whether there are tickets by a way of checking in. Full is: open, and no service would be over by closing time. */
export function checkInStateOf(picture: Picture, choices: Choice[], isOffered: boolean): CheckInState {
  if (!isOffered) return { state: "off", opensAt: null };
  const opening = openingAt(picture.state.setup, picture.at);
  if (!opening.isOpen) return { state: "closed", opensAt: opening.from ?? null };
  return { state: choices.some(mayBeTaken) ? "open" : "full", opensAt: null };
}

/** A ticket for what nobody serves at this moment keeps its place; one for what is over does not. */
export function mayBeTaken(choice: Choice): boolean {
  return choice.state === "offered" || choice.state === "nobody-serves";
}

export function selfCheckInOf(setup: ClinicSetup): SelfCheckIn {
  return setup.selfCheckIn ?? usualSelfCheckIn;
}

/** A number is asked for where the clinic wants it and this installation can send to it: a message that never comes is worse than none. */
export function asksPhone({ settings }: Pick<House, "settings">, ways: SelfCheckIn): boolean {
  return (ways.askPhone ?? false) && settings.notices.smsWebhookUrl !== undefined;
}
