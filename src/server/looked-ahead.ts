import type { ClinicId, TicketId } from "#domain/ids.ts";
import type { House } from "#server/house.ts";
import type { Picture } from "#server/picture.ts";
import type { ToldWaits } from "#server/told-waits.ts";

/** A page or a paper without a wait is better than none. */
const mostMs = 1_000;

/** The same picture with this patient's wait looked ahead, where nothing was said of it yet: no estimate is told that the look-ahead takes back. */
export async function lookedAhead({ house, told }: { house: House; told: ToldWaits }, clinicId: ClinicId, ticketId: TicketId, picture: Picture): Promise<Picture> {
  const wait = picture.waits.tickets[ticketId];
  if (!wait?.known || !wait.isProvisional || (await told.of(clinicId, picture))[ticketId]) return picture;
  await house.waits.settled(clinicId, mostMs);
  return { ...picture, waits: house.waits.of(clinicId, picture.state, picture.at) };
}
