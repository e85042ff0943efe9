import type { FloorView, Wait } from "#contract/views.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { promise } from "#domain/forecast/promise.ts";
import { legFor } from "#domain/queue/journey.ts";
import { isInRoom, legOf } from "#domain/queue/ticket.ts";
import type { Picture } from "#server/picture.ts";

/** The parts of a picture that several screens share, each painted in one place. */
export function clinicLine(picture: Picture, isDemo: boolean): FloorView["clinic"] {
  const { name, timeZone, region } = picture.state.setup;
  return { name, timeZone, ...(region === undefined ? {} : { region }), demo: isDemo };
}

export function paintWait(forecast: WaitForecast | undefined): Wait {
  if (!forecast) return { known: false, ahead: 0, because: "nobody-serves" };
  if (!forecast.known) return forecast;
  const { ahead, p10, p50, p90 } = forecast;
  return { known: true, ahead, ...promise(forecast), p10: tenths(p10), p50: tenths(p50), p90: tenths(p90) };
}

export function paintServices(picture: Picture): FloorView["services"] {
  const tickets = Object.values(picture.state.tickets);
  return picture.state.setup.services.map((service) => {
    const here = tickets.filter((t) => (t.state === "waiting" ? legFor(t, [service.id]) !== undefined : legOf(t).serviceId === service.id));
    return {
      id: service.id,
      name: service.name,
      prefix: service.prefix,
      targetMinutes: service.targetWaitMinutes,
      waiting: here.filter((t) => t.state === "waiting").length,
      inService: here.filter((t) => isInRoom(t)).length,
      ifYouCameNow: paintWait(picture.waits.ifYouCameNow[service.id]),
    };
  });
}

/**
 * Heads in the waiting zones beside tickets that wait. What the difference means is said only when it lies outside
 * the range of the count: a sensor's own error is no news.
 */
export function paintHeads(picture: Picture): FloorView["heads"] {
  const waitingZones = picture.state.setup.zones.filter((z) => z.kind === "waiting").map((z) => z.id);
  const counted = picture.occupancy.filter((o) => waitingZones.includes(o.zoneId)).flatMap((o) => (o.people ? [o.people] : []));
  const ticketsWaiting = Object.values(picture.state.tickets).filter((t) => t.state === "waiting").length;
  if (counted.length === 0 || counted.length < waitingZones.length) return { people: null, ticketsWaiting, meaning: null };
  const people = { likely: sum(counted.map((c) => c.likely)), low: sum(counted.map((c) => c.low)), high: sum(counted.map((c) => c.high)) };
  return { people, ticketsWaiting, meaning: meaningOf(people, ticketsWaiting) };
}

function meaningOf(people: { low: number; high: number }, tickets: number): string | null {
  if (tickets > people.high) return `${tickets - people.high} more tickets than people: some may have left without saying so.`;
  // One companion for each patient is common; beyond that somebody has probably not checked in.
  if (people.low > 2 * tickets + 2) return "Many more people than tickets: companions, or patients who have not checked in yet.";
  return null;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

function tenths(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
