import { apply, newClinic, type ClinicState } from "#domain/clinic.ts";
import { tell, type Told } from "#domain/forecast/told.ts";
import type { ClinicId, TicketId } from "#domain/ids.ts";
import { legOf } from "#domain/queue/ticket.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import type { Picture } from "#server/picture.ts";
import { eventsAfter } from "#server/store/log.ts";

/**
 * What every patient of today was told of their wait. A memory of this process, made again from the log after a start:
 * the promises and their reasons come back as of the events. Lost is only what happened between two events, a range that
 * came down while nobody did anything, so the first picture after a start may say five minutes more or less than the last one before.
 */
export type ToldWaits = { of(clinicId: ClinicId, picture: Pick<Picture, "at" | "state" | "waits">): Promise<Record<TicketId, Told>> };

/** Whoever waits longer than this is told from here on. */
const recalledMs = 3 * hourMs;
/** No picture is so late: then the clock itself was set back, to a past that a demonstration is about to play. */
const setBackMs = minuteMs;
/** A forecast takes milliseconds; a start shall not take seconds. */
const recalledEvents = 400;

export function rememberWaits(house: House): ToldWaits {
  const kept = new Map<ClinicId, { at: EpochMs; seq: number; isProvisional: boolean; told: Record<TicketId, Told> }>();
  const recalling = new Map<ClinicId, Promise<Record<TicketId, Told>>>();

  return {
    async of(clinicId, picture) {
      if (!kept.has(clinicId)) {
        const recall = recalling.get(clinicId) ?? recalled(house, clinicId, picture.state, picture.at);
        recalling.set(clinicId, recall);
        const told = await recall;
        recalling.delete(clinicId);
        if (!kept.has(clinicId)) kept.set(clinicId, { at: 0, seq: 0, isProvisional: true, told });
      }
      const { at, state } = picture;
      const last = kept.get(clinicId);
      // One picture is asked for by every page that shows it, and an older one may be asked for late.
      if (last && ((at < last.at && last.at - at < setBackMs) || (at === last.at && state.seq === last.seq && !last.isProvisional))) return last.told;
      const told = after(last?.told ?? {}, picture);
      kept.set(clinicId, { at, seq: state.seq, isProvisional: Object.values(picture.waits.tickets).some((wait) => wait.known && wait.isProvisional), told });
      return told;
    },
  };
}

/** Only tickets of today are kept. */
function after(before: Record<TicketId, Told>, { state, waits, at }: Pick<Picture, "at" | "state" | "waits">): Record<TicketId, Told> {
  const told: Record<TicketId, Told> = {};
  for (const id of Object.keys(state.tickets)) {
    const next = tell(before[id], state, waits, id, at);
    if (next) told[id] = next;
  }
  return told;
}

/** The day's events once more, with a forecast after each since the first of those who wait now came. */
async function recalled(house: House, clinicId: ClinicId, now: ClinicState, at: number): Promise<Record<TicketId, Told>> {
  const waiting = Object.values(now.tickets).filter((t) => t.state === "waiting");
  if (waiting.length === 0 || now.dayOpenedSeq === undefined) return {};
  const since = Math.max(at - recalledMs, Math.min(...waiting.map((t) => legOf(t).waitingSince ?? t.arrivedAt)));
  try {
    const events = await eventsAfter(house.database.sql, clinicId, now.dayOpenedSeq - 1);
    // The setup is today's last one: what an administrator changed at noon is taken for the morning's too.
    let state: ClinicState = { ...newClinic(now.setup, events[0]?.at ?? at), seq: now.dayOpenedSeq - 1 };
    let told: Record<TicketId, Told> = {};
    for (const [i, event] of events.entries()) {
      if (event.seq > now.seq) break;
      state = apply(state, event);
      if (event.at >= since && i >= events.length - recalledEvents) told = after(told, { at: event.at, state, waits: house.forecast(state, event.at) });
    }
    return told;
  } catch (error) {
    house.log.warn({ err: error }, "what patients were told could not be made again from the log; they are told from now on");
    return {};
  }
}
