import type { KioskView } from "#contract/kiosk.ts";
import { appointmentHours } from "#domain/opening-hours.ts";
import type { Kiosk } from "#domain/setup.ts";
import { localDay } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import { asksPhone, checkInStateOf, choicesOf, selfCheckInOf } from "#server/check-in/choices.ts";
import { doorCode } from "#server/check-in/short-code.ts";
import type { Picture } from "#server/picture.ts";

export function paintKiosk(house: House, picture: Picture, kiosk: Kiosk): KioskView {
  const { setup } = picture.state;
  const ways = selfCheckInOf(setup);
  const choices = choicesOf(picture);
  return {
    asOf: picture.at,
    clinic: checkInClinic(picture),
    kiosk: { id: kiosk.id, name: kiosk.name },
    languages: setup.languages,
    ...checkInStateOf(picture, choices, ways.kiosk),
    choices,
    appointmentHours: appointmentHours(setup),
    askName: ways.askName === "ask",
    askPhone: asksPhone(house, ways),
    prints: kiosk.printer === undefined ? "no" : kiosk.printer === "browser" ? "browser" : "network",
    printsAlways: kiosk.printsAlways ?? false,
    publicUrl: house.settings.publicUrl ?? null,
    joinPath: ways.atDoor ? joinPath(house, picture) : null,
  };
}

/** The address at the door, good for today. */
export function joinPath(house: House, { state: { setup }, at }: Picture): string {
  return `/join/${setup.slug}?door=${doorCode(house.settings.secret, setup.id, localDay(at, setup.timeZone))}`;
}

export function checkInClinic({ state: { setup } }: Picture): KioskView["clinic"] {
  return { name: setup.name, timeZone: setup.timeZone, ...(setup.region === undefined ? {} : { region: setup.region }) };
}
