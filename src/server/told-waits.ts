import { apply, newClinic, type ClinicState } from "#domain/clinic.ts";
import { recallTold } from "#domain/forecast/recall-told.ts";
import { tell, type Told } from "#domain/forecast/told.ts";
import type { ClinicId, TicketId } from "#domain/ids.ts";
import { isOver } from "#domain/queue/ticket.ts";
import { standing } from "#domain/queue/what-changed.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import type { Picture } from "#server/picture.ts";
import { wordsOn } from "#server/store/forecasts.ts";
import { eventsAfter } from "#server/store/log.ts";

/**
 * What every patient of today was told of their wait. A memory of this process, read again after a start from what was written
 * down (record-forecasts.ts); lost are only the words of the last seconds before a crash.
 */
export type ToldWaits = { of(clinicId: ClinicId, picture: Pick<Picture, "at" | "state" | "waits">): Promise<Record<TicketId, Told>> };

/** No picture is so late: then the clock itself was set back, to a past that a demonstration is about to play. */
const setBackMs = minuteMs;

export function rememberWaits(house: House): ToldWaits {
  const kept = new Map<ClinicId, { at: EpochMs; seq: number; isProvisional: boolean; told: Record<TicketId, Told> }>();
  const recalling = new Map<ClinicId, Promise<Record<TicketId, Told>>>();

  return {
    async of(clinicId, picture) {
      if (!kept.has(clinicId)) {
        const recall = recalling.get(clinicId) ?? recalled(house, clinicId, picture.state);
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

/** What the table of forecasts has of those who are here, and from the log how each stood when their wait was last said anew. */
async function recalled(house: House, clinicId: ClinicId, now: ClinicState): Promise<Record<TicketId, Told>> {
  const { sql } = house.database;
  const here = Object.values(now.tickets).filter((ticket) => !isOver(ticket));
  if (here.length === 0 || now.dayOpenedSeq === undefined) return {};
  try {
    const words = await wordsOn(sql, clinicId, here.map((ticket) => ticket.id));
    const waits = here.flatMap((ticket) => {
      const found = recallTold(words.filter((word) => word.ticketId === ticket.id && word.leg === ticket.leg));
      return found ? [{ ticket, ...found }] : [];
    }).sort((a, b) => a.anewAt - b.anewAt);
    if (waits.length === 0) return {};
    const events = await eventsAfter(sql, clinicId, now.dayOpenedSeq - 1);
    // The setup is today's last one: what an administrator changed at noon is taken for the morning's too.
    let state: ClinicState = { ...newClinic(now.setup, events[0]?.at ?? now.at), seq: now.dayOpenedSeq - 1 };
    let next = 0;
    const told: Record<TicketId, Told> = {};
    for (const { ticket, anewAt, ...rest } of waits) {
      for (let event = events[next]; event && event.at <= anewAt && event.seq <= now.seq; event = events[++next]) state = apply(state, event);
      const stood = standing(state, ticket.id, anewAt) ?? standing(now, ticket.id, anewAt);
      if (stood) told[ticket.id] = { ...rest, standing: stood, ...(ticket.state === "waiting" ? {} : { isAway: true as const }) };
    }
    return told;
  } catch (error) {
    house.log.warn({ err: error }, "what patients were told could not be read again; they are told from now on");
    return {};
  }
}
