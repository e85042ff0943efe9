import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** Somebody in the line, with what is known of them when they come, and nothing more. */
export type Patient = {
  visitId: string;
  class: string;
  arrivedAt: EpochMs;
  appointmentAt?: EpochMs;
  /** Whom the appointment is with. */
  providerId?: string;
};

export type InRoom = { key: string; patient: Patient; startedAt: EpochMs; serverId?: string; /** From then on, without word of an end, they are believed to be gone. */ believedUntil: EpochMs };

/** How the last visits of a class or a provider went. */
export type Lately = { waits: number[]; visits: number; waitMinutes: number; serviceVisits: number; serviceMinutes: number; lastStartAt?: EpochMs; /** Start minus appointment, minutes. */ lastDelay?: number };

/**
 * One service as it stands and has been until now. Moments are in the order of time, so that "how many since" is a
 * search, not a walk.
 */
export type Line = {
  service: string;
  typedMinutes: number;
  waiting: Patient[];
  inRoom: Map<string, InRoom>;
  arrivals: EpochMs[];
  leaves: EpochMs[];
  starts: EpochMs[];
  /** For each of `starts`. */
  startWaits: number[];
  startClasses: string[];
  /** People in service once each of `starts` had happened. */
  startLevels: number[];
  ends: EpochMs[];
  /** Running total of the service minutes of `ends`. */
  endMinutesTotal: number[];
  classes: Map<string, Lately>;
  providers: Map<string, Lately>;
  servers: Map<string, { lastStartAt: EpochMs; lastEndAt?: EpochMs; busyWith?: string; lately: Lately }>;
  today: { day: number; firstAt: EpochMs; arrivals: number; starts: number; waitMinutes: number; seen: Set<string> };
  lastEventAt: EpochMs;
};

export function openLine(service: string, typedMinutes: number): Line {
  return {
    service,
    typedMinutes,
    waiting: [],
    inRoom: new Map(),
    arrivals: [],
    leaves: [],
    starts: [],
    startWaits: [],
    startClasses: [],
    startLevels: [],
    ends: [],
    endMinutesTotal: [0],
    classes: new Map(),
    providers: new Map(),
    servers: new Map(),
    today: { day: -1, firstAt: 0, arrivals: 0, starts: 0, waitMinutes: 0, seen: new Set() },
    lastEventAt: 0,
  };
}

/** To be called before anything else happens at `at`, on whichever day of the wall that is. */
export function moveOn(line: Line, at: EpochMs, day: number): void {
  if (day !== line.today.day) {
    // After hours without anybody, whoever was never called has gone home unseen.
    if (at - line.lastEventAt > nightMs) {
      line.waiting = [];
      line.inRoom.clear();
    }
    line.waiting = line.waiting.filter((patient) => at - patient.arrivedAt < dayLongMs);
    line.today = { day, firstAt: at, arrivals: 0, starts: 0, waitMinutes: 0, seen: new Set() };
  }
  for (const guest of line.inRoom.values()) if (guest.believedUntil <= at) leaveRoom(line, guest);
  line.lastEventAt = at;
}

const nightMs = 4 * hourMs;
const dayLongMs = 24 * hourMs;

export function arrive(line: Line, patient: Patient, at: EpochMs): void {
  line.waiting.push(patient);
  line.arrivals.push(at);
  line.today.arrivals++;
  line.today.seen.add(patient.visitId);
}

export function leave(line: Line, patient: Patient, at: EpochMs): void {
  forget(line.waiting, patient);
  line.leaves.push(at);
}

/** `key` names the visit in this service. Gives the guest back, for the end. */
export function start(line: Line, key: string, patient: Patient, at: EpochMs, serverId: string | undefined): InRoom {
  forget(line.waiting, patient);
  const wait = (at - patient.arrivedAt) / minuteMs;
  const usual = meanServiceMinutes(line) * minuteMs;
  const tellsEnds = line.ends.length > 0;
  // An end that nobody wrote down must not keep a room for ever; a log that tells none has visits of the usual length.
  const guest: InRoom = { key, patient, startedAt: at, believedUntil: at + (tellsEnds ? Math.max(hourMs, usual * 10) : usual), ...(serverId === undefined ? {} : { serverId }) };
  if (serverId !== undefined) {
    const server = line.servers.get(serverId);
    const before = server?.busyWith === undefined ? undefined : line.inRoom.get(server.busyWith);
    // Who calls the next one has finished with the one before, unless two at once are usual there.
    if (before && (!tellsEnds || at - before.startedAt > 3 * usual)) leaveRoom(line, before);
    line.servers.set(serverId, { lately: server?.lately ?? freshLately(), lastStartAt: at, busyWith: key, ...(server?.lastEndAt === undefined ? {} : { lastEndAt: server.lastEndAt }) });
  }
  line.inRoom.set(key, guest);
  line.starts.push(at);
  line.startWaits.push(wait);
  line.startClasses.push(patient.class);
  line.startLevels.push(line.inRoom.size);
  line.today.starts++;
  line.today.waitMinutes += wait;
  for (const lately of [latelyOf(line.classes, patient.class), ...(patient.providerId === undefined ? [] : [latelyOf(line.providers, patient.providerId)])]) {
    lately.waits.push(wait);
    if (lately.waits.length > keptWaits) lately.waits.shift();
    lately.visits++;
    lately.waitMinutes += wait;
    lately.lastStartAt = at;
    if (patient.appointmentAt !== undefined) lately.lastDelay = (at - patient.appointmentAt) / minuteMs;
  }
  return guest;
}

export function end(line: Line, guest: InRoom, at: EpochMs): void {
  const minutes = (at - guest.startedAt) / minuteMs;
  leaveRoom(line, guest);
  line.ends.push(at);
  line.endMinutesTotal.push((line.endMinutesTotal.at(-1) as number) + minutes);
  const { class: of, providerId } = guest.patient;
  const server = guest.serverId === undefined ? undefined : line.servers.get(guest.serverId);
  if (server) server.lastEndAt = at;
  for (const lately of [latelyOf(line.classes, of), ...(providerId === undefined ? [] : [latelyOf(line.providers, providerId)]), ...(server ? [server.lately] : [])]) {
    lately.serviceVisits++;
    lately.serviceMinutes += minutes;
  }
}

/** Minutes in the room, of the last visits; the typed-in figure weighs as much as eight of them. */
export function meanServiceMinutes(line: Line, last = lastVisits): number {
  const count = Math.min(last, line.ends.length);
  const minutes = (line.endMinutesTotal.at(-1) as number) - (line.endMinutesTotal[line.ends.length - count] as number);
  return (minutes + priorVisits * line.typedMinutes) / (count + priorVisits);
}

const lastVisits = 400;
const priorVisits = 8;
const keptWaits = 5;

/** How many of `moments`, which are in order, lie after `since`. */
export function countSince(moments: readonly EpochMs[], since: EpochMs): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] as number) > since) high = middle;
    else low = middle + 1;
  }
  return moments.length - low;
}

/** Who has been seen to serve since, or the most at once when nobody writes down who. */
export function activeServers(line: Line, since: EpochMs): number {
  let named = 0;
  for (const server of line.servers.values()) if (server.lastStartAt > since || (server.busyWith !== undefined && line.inRoom.has(server.busyWith))) named++;
  if (named > 0) return named;
  let most = line.inRoom.size;
  for (let i = line.starts.length - 1; i >= 0 && (line.starts[i] as number) > since; i--) most = Math.max(most, line.startLevels[i] as number);
  return most;
}

function leaveRoom(line: Line, guest: InRoom): void {
  line.inRoom.delete(guest.key);
  const server = guest.serverId === undefined ? undefined : line.servers.get(guest.serverId);
  if (server?.busyWith === guest.key) delete server.busyWith;
}

function latelyOf(all: Map<string, Lately>, key: string): Lately {
  const known = all.get(key);
  if (known) return known;
  const fresh = freshLately();
  all.set(key, fresh);
  return fresh;
}

function freshLately(): Lately {
  return { waits: [], visits: 0, waitMinutes: 0, serviceVisits: 0, serviceMinutes: 0 };
}

function forget(waiting: Patient[], patient: Patient): void {
  const place = waiting.indexOf(patient);
  if (place >= 0) waiting.splice(place, 1);
}
