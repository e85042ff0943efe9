import { viewName, type Topic } from "#contract/views.ts";
import type { ClinicId, VisitId } from "#domain/ids.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import { buildId } from "#server/build-id.ts";
import type { House } from "#server/house.ts";
import { lookedAhead } from "#server/looked-ahead.ts";
import { paintAlerts } from "#server/paint/paint-alerts.ts";
import { paintBoard } from "#server/paint/paint-board.ts";
import { paintDoor } from "#server/paint/paint-door.ts";
import { paintDevices } from "#server/paint/paint-devices.ts";
import { paintFloor } from "#server/paint/paint-floor.ts";
import { paintOutlook } from "#server/paint/paint-outlook.ts";
import { paintPlan } from "#server/paint/paint-plan.ts";
import { paintQueue } from "#server/paint/paint-queue.ts";
import { paintTicket } from "#server/paint/paint-ticket.ts";
import type { Picture } from "#server/picture.ts";
import { appointmentNames } from "#server/store/appointments.ts";
import type { OnShown } from "#server/record-forecasts.ts";
import { messagesNow } from "#server/store/board-messages.ts";
import { devicesOf, lastReadings, recentReadings } from "#server/store/devices.ts";
import { trails } from "#server/store/occupancy.ts";
import { saidByPatient } from "#server/store/patient-says.ts";
import { planOf } from "#server/store/plan-of.ts";
import { ownerOf, ticketToken } from "#server/store/tokens.ts";
import { visitsOf } from "#server/store/visits.ts";
import { rememberWaits, type ToldWaits } from "#server/told-waits.ts";

/**
 * Paints any topic of a clinic: the picture that all its screens come from, and beside it what only one kind of
 * screen needs (names for the desk, trails for the floor). `undefined` where there is nothing to paint.
 */
export type Gallery = { paint(clinicId: ClinicId, topic: Topic, picture: Picture): Promise<unknown> };

type Known = { name: string; note: string | null; version: number };

const trailShownMs = 2 * hourMs;
const deviceTrailShownMs = 3 * hourMs;
/** Trails are sampled by the minute; reading them for every count would be work for nothing. */
const trailKeptMs = minuteMs / 2;

/** `onShown` hears on which screens waits are read. */
export function makeGallery(house: House, told: ToldWaits = rememberWaits(house), onShown: OnShown = () => {}): Gallery {
  const people = new Map<ClinicId, Record<VisitId, Known>>();
  const trailsKept = new Map<ClinicId, { at: EpochMs; trails: Awaited<ReturnType<typeof trails>> }>();
  const { sql } = house.database;

  const peopleFor = async (clinicId: ClinicId, picture: Picture) => {
    const tickets = Object.values(picture.state.tickets);
    const known = people.get(clinicId) ?? {};
    // What the desk writes down changes the version of the ticket.
    const missing = tickets.filter((t) => known[t.visitId]?.version !== t.version).map((t) => t.visitId);
    const fresh = await visitsOf(sql, clinicId, missing);
    // Only today's names stay in memory.
    const todays: Record<VisitId, Known> = {};
    for (const { visitId, version } of tickets) {
      const visit = fresh[visitId] ?? known[visitId];
      if (visit) todays[visitId] = { name: visit.name, note: visit.note, version };
    }
    people.set(clinicId, todays);
    return todays;
  };

  const trailsFor = async (clinicId: ClinicId, at: EpochMs) => {
    const kept = trailsKept.get(clinicId);
    if (kept && Math.abs(at - kept.at) < trailKeptMs) return kept.trails;
    const fresh = await trails(sql, clinicId, at - trailShownMs);
    trailsKept.set(clinicId, { at, trails: fresh });
    return fresh;
  };

  return {
    async paint(clinicId, topic, picture) {
      const isDemo = house.keeper.isDemo(clinicId);
      const subject = topic.slice(topic.indexOf(":") + 1);
      switch (viewName(topic)) {
        case "floor":
          return paintFloor(picture, { isDemo, adapters: house.adapters, trails: await trailsFor(clinicId, picture.at) });
        case "queue":
          onShown(clinicId, Object.keys(picture.waits.tickets), "desk");
          return paintQueue(picture, {
            isDemo,
            publicUrl: house.settings.publicUrl ?? null,
            people: await peopleFor(clinicId, picture),
            appointmentNames: await appointmentNames(sql, clinicId, Object.keys(picture.state.appointments ?? {})),
            tokenOf: (ticketId) => ticketToken(house.settings.secret, clinicId, ticketId),
            receipts: {
              shownOn: (callId) => house.receipts.shownOn(clinicId, callId),
              spokenOn: (callId) => house.receipts.spokenOn(clinicId, callId),
              heardAt: (boardId) => house.receipts.heardAt(clinicId, boardId),
            },
          });
        case "devices":
          return paintDevices(picture, {
            isDemo,
            devices: await devicesOf(sql, clinicId),
            kinds: house.kinds,
            recent: await recentReadings(sql, clinicId, picture.at - deviceTrailShownMs),
            last: await lastReadings(sql, clinicId),
          });
        case "alerts":
          return paintAlerts(picture, isDemo);
        case "outlook":
          return paintOutlook(picture, { isDemo, outlooked: house.outlook.of(clinicId, picture.state, picture.at) });
        case "plan":
          return paintPlan(picture, { rules: house.rules, ...(await planOf(sql, clinicId, picture.at)) });
        case "board":
          return paintBoard(picture, subject, { isDemo, build: buildId, messages: await messagesNow(sql, clinicId, picture.at) });
        case "door":
          return paintDoor(picture, subject, { isDemo, build: buildId });
        case "ticket": {
          const owner = await ownerOf(sql, subject, "ticket", picture.at);
          if (owner?.clinicId !== clinicId) return undefined;
          const ticketId = owner.subjectId;
          const settled = await lookedAhead({ house, told }, clinicId, ticketId, picture);
          onShown(clinicId, [ticketId], "page");
          return paintTicket(settled, ticketId, { isDemo, told: (await told.of(clinicId, settled))[ticketId], ...(await saidByPatient(sql, clinicId, ticketId, picture.state.tickets[ticketId])) });
        }
      }
    },
  };
}
