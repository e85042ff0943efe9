import type { OutlookBand, OutlookView } from "#contract/views.ts";
import { isHeard } from "#domain/occupancy/estimate.ts";
import { ticketRatio } from "#domain/occupancy/fusion/ticket-ratio.ts";
import type { Range } from "#domain/occupancy/heads-and-tickets.ts";
import type { Band, Outlook } from "#domain/look-ahead/outlook.ts";
import type { Zone } from "#domain/setup.ts";
import { clinicLine } from "#server/paint/clinic-line.ts";
import type { Outlooked } from "#server/outlook-desk.ts";
import type { Picture } from "#server/picture.ts";

export function paintOutlook(picture: Picture, { isDemo, outlooked }: { isDemo: boolean; outlooked: Outlooked | undefined }): OutlookView {
  const { state, at } = picture;
  const outlook = outlooked?.outlook;
  return {
    asOf: at,
    clinic: clinicLine(picture, isDemo),
    lookedAt: outlook?.at ?? null,
    expectsArrivals: outlook?.expectsArrivals ?? false,
    services: state.setup.services.map(({ id, name, prefix }) => ({ id, name, prefix, bands: (outlook?.waiting[id] ?? []).map(asBand) })),
    zones: state.setup.zones.map((zone) => ({ id: zone.id, name: zone.name, capacity: zone.capacity, ...paintZone(picture, zone, outlook) })),
    closing: paintClosing(outlooked),
  };
}

function paintClosing(outlooked: Outlooked | undefined): OutlookView["closing"] {
  if (!outlooked) return { known: false, because: "not-yet", closesAt: null };
  const { closing, outlook } = outlooked;
  if (closing) return { known: true, ...closing };
  return outlook.emptying.known ? { known: false, because: "not-yet", closesAt: outlook.emptying.closesAt } : { known: false, because: outlook.emptying.because, closesAt: outlook.emptying.closesAt ?? null };
}

type ZoneBands = Pick<OutlookView["zones"][number], "bands" | "because">;

/** Of nine times in ten as of eight: the ends of a Gaussian's. */
const eightOfNine = 1.2816 / 1.6449;

/**
 * People are what is counted now and what the patients to come change of it: so many people a patient in the waiting zones, one in the
 * rooms. Where several zones wait, each keeps the share that it has now: which line sits where nobody has said.
 */
function paintZone(picture: Picture, zone: Zone, outlook: Outlook | undefined): ZoneBands {
  if (!outlook) return { bands: [], because: null };
  const counted = heard(picture, zone);
  const isWaiting = zone.kind === "waiting";
  const patients = isWaiting ? outlook.waitingInAll : outlook.inRooms[zone.id];
  if (!patients) return { bands: [], because: "not-by-ticket" };
  if (!counted) return { bands: [], because: "not-counted" };
  const perPatient = isWaiting ? ticketRatio(picture.state.house).peoplePerTicket * shareOf(picture, zone) : 1;
  const now = (isWaiting ? outlook.now.waitingInAll : outlook.now.inRooms[zone.id]) ?? 0;
  return { bands: patients.map((band, i) => (i === 0 ? { at: band.at, ...narrower(counted) } : peopleIn(counted, band, now, perPatient))), because: null };
}

function peopleIn(counted: Range, { at, p10, p50, p90 }: Band, now: number, perPatient: number): OutlookBand {
  const likely = counted.likely + perPatient * (p50 - now);
  const { low, high } = narrower(counted);
  // What is not known of now and what is not known of the hours to come have nothing to do with each other.
  const below = Math.hypot(perPatient * (p50 - p10), counted.likely - low);
  const above = Math.hypot(perPatient * (p90 - p50), high - counted.likely);
  return { at, low: tenth(likely - below), likely: tenth(likely), high: tenth(likely + above) };
}

function narrower({ likely, low, high }: Range): Omit<OutlookBand, "at"> {
  return { low: tenth(likely - eightOfNine * (likely - low)), likely, high: tenth(likely + eightOfNine * (high - likely)) };
}

function heard({ state, occupancy }: Picture, zone: Zone): Range | undefined {
  return occupancy.find((one) => one.zoneId === zone.id && isHeard(state.setup, one))?.people;
}

function shareOf(picture: Picture, zone: Zone): number {
  const waiting = picture.state.setup.zones.filter(({ kind }) => kind === "waiting");
  const people = waiting.map((one) => heard(picture, one)?.likely ?? 0);
  const all = people.reduce((sum, n) => sum + n, 0);
  const room = waiting.reduce((sum, one) => sum + one.capacity, 0);
  return all > 0 ? (people[waiting.indexOf(zone)] ?? 0) / all : zone.capacity / Math.max(1, room);
}

function asBand({ at, p10, p50, p90 }: Band): OutlookBand {
  return { at, low: tenth(p10), likely: tenth(p50), high: tenth(p90) };
}

/** Never fewer than nobody. */
function tenth(people: number): number {
  return Math.max(0, Math.round(people * 10) / 10);
}
