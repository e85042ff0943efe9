import type { JoinView, JoinWay } from "#contract/join.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { SelfCheckIn } from "#domain/setup.ts";
import { isActive, type Ticket } from "#domain/queue/ticket.ts";
import { asksPhone, checkInStateOf, choicesOf, selfCheckInOf } from "#server/check-in/choices.ts";
import { cookieOf } from "#server/check-in/kiosk-pass.ts";
import { checkInClinic } from "#server/check-in/paint-kiosk.ts";
import { isDoorCode } from "#server/check-in/short-code.ts";
import type { House } from "#server/house.ts";
import type { Picture } from "#server/picture.ts";
import type { Pipeline } from "#server/pipeline.ts";
import { ownerOf } from "#server/store/tokens.ts";

export const joinCookie = "anteroom_ticket";

/** A clinic as a patient's telephone sees it; `undefined` where no clinic has that name in its addresses. */
export async function paintJoin(house: House, pipeline: Pipeline, slug: string, doorCode: string | undefined, headers: Headers): Promise<JoinView | undefined> {
  const clinicId = clinicOf(house, slug);
  if (clinicId === undefined) return undefined;
  const picture = pipeline.conclude(clinicId);
  const { setup } = picture.state;
  const ways = selfCheckInOf(setup);
  const way = wayOf(house, picture, ways, doorCode);
  const choices = choicesOf(picture);
  const mine = await ticketOf(house, clinicId, headers);
  return {
    asOf: picture.at,
    clinic: checkInClinic(picture),
    slug,
    languages: setup.languages,
    way,
    ...checkInStateOf(picture, choices, way === "door" || way === "home"),
    choices,
    askName: ways.askName === "ask",
    askPhone: asksPhone(house, ways),
    ticket: mine ? { number: mine.ticket.number, token: mine.token, isAway: mine.ticket.state === "stepped-out" } : null,
  };
}

export function clinicOf(house: House, slug: string): ClinicId | undefined {
  return house.keeper.ids().find((id) => house.keeper.state(id).setup.slug === slug);
}

/** Today's code says that they stand at the door, and wins; without it they are somewhere else. */
export function wayOf(house: House, { state: { setup }, at }: Pick<Picture, "state" | "at">, ways: SelfCheckIn, doorCode: string | undefined): JoinWay {
  if (ways.atDoor && doorCode && isDoorCode(house.settings.secret, setup.id, setup.timeZone, doorCode, at)) return "door";
  if (ways.fromHome) return "home";
  return ways.atDoor ? "wrong-door-code" : "not-offered";
}

/** The open ticket that this browser took here. */
export async function ticketOf(house: House, clinicId: ClinicId, headers: Headers): Promise<{ ticket: Ticket; token: string } | undefined> {
  const token = cookieOf(headers, joinCookie);
  if (!token) return undefined;
  const owner = await ownerOf(house.database.sql, token, "ticket", house.clock());
  const ticket = owner?.clinicId === clinicId ? house.keeper.state(clinicId).tickets[owner.subjectId] : undefined;
  return ticket && isActive(ticket) ? { ticket, token } : undefined;
}
