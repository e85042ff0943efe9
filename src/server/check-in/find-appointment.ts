import type { Identification } from "#contract/kiosk.ts";
import type { ClinicId } from "#domain/ids.ts";
import { localMinute } from "#domain/opening-hours.ts";
import type { Appointment } from "#domain/queue/appointment.ts";
import { beginsAWord } from "#domain/queue/same-name.ts";
import { localDay } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import { appointmentCode, isSameCode, readCode } from "#server/check-in/short-code.ts";
import { appointmentNames } from "#server/store/appointments.ts";

/**
 * Today's appointment that somebody means, and only if it can be no other. Two of one time whose names begin alike are nobody's:
 * the desk can look at a face.
 */
export async function findAppointment(house: House, clinicId: ClinicId, by: Identification): Promise<Appointment | undefined> {
  const { setup, appointments = {} } = house.keeper.state(clinicId);
  const today = localDay(house.clock(), setup.timeZone);
  const booked = Object.values(appointments).filter((a) => a.state === "booked" && localDay(a.scheduledAt, setup.timeZone) === today);
  const found = "code" in by ? ofCode(house, clinicId, booked, by.code) : await ofTimeAndName(house, clinicId, booked, by);
  return found.length === 1 ? found[0] : undefined;
}

function ofCode(house: House, clinicId: ClinicId, booked: Appointment[], typed: string): Appointment[] {
  const code = readCode(typed);
  return code === "" ? [] : booked.filter((a) => isSameCode(appointmentCode(house.settings.secret, clinicId, a.id), code));
}

/** Patients choose their time in steps of five minutes; an appointment of 14:07 is found under 14:05. */
const stepMinutes = 5;

async function ofTimeAndName(house: House, clinicId: ClinicId, booked: Appointment[], { minute, letters }: { minute: number; letters: string }): Promise<Appointment[]> {
  const { timeZone } = house.keeper.state(clinicId).setup;
  const step = (of: number) => Math.floor(of / stepMinutes);
  const then = booked.filter((a) => step(localMinute(a.scheduledAt, timeZone).minute) === step(minute));
  const names = await appointmentNames(house.database.sql, clinicId, then.map((a) => a.id));
  return then.filter((a) => beginsAWord(names[a.id] ?? "", letters));
}
