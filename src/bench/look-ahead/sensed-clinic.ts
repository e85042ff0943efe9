import { apply, applyCountEvent, newClinic, rulesOf, type ClinicState } from "#domain/clinic.ts";
import type { EventBody } from "#domain/event.ts";
import type { Count } from "#domain/occupancy/count.ts";
import type { Ticket, Urgency } from "#domain/queue/ticket.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import type { ClinicSetup, Service } from "#domain/setup.ts";
import { dayMs, hourMs, minuteMs, secondMs, type EpochMs } from "#domain/time.ts";
import { chance, logNormal, normal, pick, poisson } from "#simulation/chance.ts";

/** What a forecast was asked for and how long it then took; somebody who only thought of coming displaces nobody. */
export type Outcome = { ask: "check-in" | "waiting" | "newcomer"; at: EpochMs; ticketId: string; actualMinutes: number };

/** Somebody looks at the clinic as its server knows it: at every check-in and every ten minutes. */
export type Look = (state: ClinicState, at: EpochMs, asked: { ask: Outcome["ask"]; ticketId: string }[]) => void;

type Party = { id: string; size: number; urgency: Urgency; comes: EpochMs; leavesUnseenAfterMs: number; checkedInAt?: EpochMs; isGone?: true; inRoom?: number };
type Newcomer = { id: string; at: EpochMs; behind: Set<Party>; since?: EpochMs };

/**
 * Days of a walk-in clinic with a hall before the desk, a waiting area and four doctors. A dozen parties stand at the door when
 * it opens and some more after lunch, and queue before the desk; some leave without a word, and are found out when nobody answers. Counters at
 * the doors miss 3 % and 4 %, cameras in hall and waiting area see 88 % of heads, give or take 1.2. The line is the product's own rule book.
 * `load` multiplies who comes between the two crowds.
 */
export function sensedClinic(seed: number, days: number, look: Look, load = 1): Outcome[] {
  const next = chance("sensed-clinic", seed);
  const exponential = (mean: number) => -mean * Math.log(1 - next());
  const agenda: { at: EpochMs; order: number; act: () => void }[] = [];
  const outcomes: Outcome[] = [];
  let state = newClinic(setup, firstDay);
  let now = firstDay;
  let order = 0;
  let counts = 0;
  const later = (at: EpochMs, act: () => void) => void agenda.push({ at: Math.ceil(at), order: order++, act });
  const log = (body: EventBody) => (state = apply(state, { ...body, seq: state.seq + 1, at: now, actor: { kind: "system" } } as Parameters<typeof apply>[1]));
  const count = (sensorId: string, counted: Count) => (state = applyCountEvent(state, { seq: ++counts, afterSeq: state.seq, sensorId, count: counted }));

  const people = { hall: 0, chairs: 0 };
  const walk = (door: string, heads: number, from: keyof typeof people | null, to: keyof typeof people | null) => {
    if (from) people[from] -= heads;
    if (to) people[to] += heads;
    // In is towards the inner of the two.
    const isIn = !(from === "chairs" && to === "hall") && !(from === "hall" && to === null);
    const seen = Array.from({ length: heads }, next).filter((u) => u >= (isIn ? 0.03 : 0.04)).length;
    if (seen > 0) count(door, { type: "crossed", line: "line", at: now, in: isIn ? seen : 0, out: isIn ? 0 : seen });
  };

  const beforeDesk: Party[] = [];
  const parties = new Map<string, Party>();
  const newcomers = new Set<Newcomer>();
  const free = [true, true, true, true];
  let deskIsFree = true;
  let queued = 0;

  const newcomerTicket = ({ id, since }: Newcomer): Ticket => ({ id, visitId: id, number: "G000", urgency: 4, arrivedAt: since as EpochMs, state: "waiting", leg: 0, version: 1, legs: [{ serviceId: "gp", waitingSince: since as EpochMs, calls: 0 }] });
  const line = (more: Ticket[] = []) => whoIsNext([...Object.values(state.tickets), ...more], service, now, rulesOf(state, "gp"));
  /** Whoever had come would be called now. */
  const callNewcomers = () => {
    for (const one of newcomers) {
      if (one.since === undefined || line([newcomerTicket(one)])[0]?.ticket.id !== one.id) continue;
      newcomers.delete(one);
      outcomes.push({ ask: "newcomer", at: one.at, ticketId: one.id, actualMinutes: (now - one.at) / minuteMs });
    }
  };

  const callNext = () => {
    for (const [doctor, isFree] of free.entries()) {
      if (!isFree) continue;
      callNewcomers();
      const ticket = line()[0]?.ticket;
      if (!ticket) return;
      const party = parties.get(ticket.id) as Party;
      free[doctor] = false;
      log({ type: "called", ticketId: ticket.id, roomId: `room-${doctor}`, staffId: `doctor-${doctor}` });
      const at = now;
      const patient = party;
      if (patient.isGone) {
        later(at + 120 * secondMs, () => log({ type: "recalled", ticketId: ticket.id }));
        later(at + 240 * secondMs, () => {
          log({ type: "no-show", ticketId: ticket.id });
          free[doctor] = true;
          callNext();
        });
        continue;
      }
      for (const ask of asked.get(ticket.id) ?? []) outcomes.push({ ...ask, ticketId: ticket.id, actualMinutes: (now - ask.at) / minuteMs });
      patient.inRoom = next() < 0.5 ? patient.size : 1;
      walk("rooms", patient.inRoom, "chairs", null);
      later(at + 30 * secondMs, () => log({ type: "started", ticketId: ticket.id }));
      later(at + 30 * secondMs + logNormal({ mean: meanVisitMinutes, logSd: 0.64 }, next) * minuteMs, () => {
        log({ type: "finished", ticketId: ticket.id });
        // Companions who kept their seats get up; all go by the back door.
        if (patient.size > (patient.inRoom as number)) walk("rooms", patient.size - (patient.inRoom as number), "chairs", null);
        free[doctor] = true;
        callNext();
      });
    }
  };

  const asked = new Map<string, { ask: Outcome["ask"]; at: EpochMs }[]>();
  const lookNow = (asks: { ask: Outcome["ask"]; ticketId: string }[]) => {
    for (const { ask, ticketId } of asks) if (ask !== "newcomer") asked.set(ticketId, [...(asked.get(ticketId) ?? []), { ask, at: now }]);
    look(state, now, asks);
  };

  const serveDesk = () => {
    const party = beforeDesk[0];
    if (!deskIsFree || !party) return;
    deskIsFree = false;
    later(now + exponential(meanDeskMinutes) * minuteMs, () => {
      beforeDesk.shift();
      deskIsFree = true;
      party.checkedInAt = now;
      log({ type: "checked-in", ticketId: party.id, visitId: party.id, number: `G${String(++queued % 1000).padStart(3, "0")}`, serviceIds: ["gp"], urgency: party.urgency });
      walk("inner", party.size, "hall", "chairs");
      for (const one of newcomers) {
        one.behind.delete(party);
        if (one.behind.size === 0) one.since ??= now;
      }
      // At check-in the forecast is of the clinic before anybody is called in that moment.
      lookNow([{ ask: "check-in", ticketId: party.id }]);
      later(now + party.leavesUnseenAfterMs, () => {
        if (state.tickets[party.id]?.state !== "waiting") return;
        party.isGone = true;
        asked.delete(party.id);
        walk("inner", party.size, "chairs", "hall");
        walk("front", party.size, "hall", null);
      });
      callNext();
      serveDesk();
    });
  };

  for (let day = 0; day < days; day++) {
    const midnight = firstDay + day * dayMs;
    const opens = midnight + 8 * hourMs;
    const arrivals = [
      ...Array.from({ length: poisson(12, next) }, () => opens + exponential(0.7) * minuteMs),
      ...Array.from({ length: poisson(7, next) }, () => midnight + 13 * hourMs + exponential(2) * minuteMs),
      ...Array.from({ length: 32 }, (_, i) => i).flatMap((i) => Array.from({ length: poisson((load * (i < 12 ? 15 : 13.5)) / 4, next) }, () => opens + (15 * i + 15 * next()) * minuteMs)),
    ];
    later(opens - hourMs, () => {
      log({ type: "day-opened", day: new Date(midnight).toISOString().slice(0, 10) });
      people.hall = people.chairs = 0;
      for (const doctor of free.keys()) log({ type: "staff-assigned", staffId: `doctor-${doctor}`, roomId: `room-${doctor}` });
    });
    arrivals.sort((a, b) => a - b).forEach((comes, i) =>
      later(comes, () => {
        const party: Party = { id: `d${day}-${i}`, size: 1 + [0.66, 0.27, 0.07].indexOf(pick([0.66, 0.27, 0.07], (share) => share, next())), urgency: next() < 0.1 ? 2 : 4, comes, leavesUnseenAfterMs: logNormal({ mean: 110, logSd: 0.7 }, next) * minuteMs };
        parties.set(party.id, party);
        beforeDesk.push(party);
        walk("front", party.size, null, "hall");
        serveDesk();
      }),
    );
    for (let minute = 1; minute < 12 * 60; minute++) {
      later(opens + minute * minuteMs, () => {
        for (const zone of ["hall", "chairs"] as const) {
          const heads = Array.from({ length: people[zone] }, next).filter((u) => u < 0.88).length + (people[zone] === 0 ? 0 : 1.2 * normal(next));
          count(`camera-${zone}`, { type: "level", area: "area", at: now, people: Math.max(0, Math.round(heads)) });
        }
        if (minute % 10 !== 0 || minute > 8 * 60) return;
        const newcomer: Newcomer = { id: `newcomer-${day}-${minute}`, at: now, behind: new Set(beforeDesk), ...(beforeDesk.length === 0 ? { since: now } : {}) };
        newcomers.add(newcomer);
        const here = Object.values(state.tickets).filter((t) => t.state === "waiting" && !parties.get(t.id)?.isGone);
        lookNow([...here.map((t) => ({ ask: "waiting" as const, ticketId: t.id })), { ask: "newcomer", ticketId: newcomer.id }]);
        if (free.some((isFree) => isFree)) callNewcomers();
      });
    }
  }
  while (agenda.length > 0) {
    let first = 0;
    for (let i = 1; i < agenda.length; i++) {
      const [a, b] = [agenda[i], agenda[first]] as [(typeof agenda)[number], (typeof agenda)[number]];
      if (a.at < b.at || (a.at === b.at && a.order < b.order)) first = i;
    }
    const { at, act } = agenda.splice(first, 1)[0] as (typeof agenda)[number];
    now = at;
    act();
  }
  return outcomes;
}

const firstDay = Date.UTC(2026, 0, 12);
const meanVisitMinutes = 13;
const meanDeskMinutes = 1.3;
const service: Service = { id: "gp", name: "GP consultation", prefix: "G", typicalMinutes: meanVisitMinutes, targetWaitMinutes: 30 };
const sensor = (id: string, placement: object) => ({ id, name: id, adapter: "xovis", expectedEverySeconds: 60, placements: [placement] }) as ClinicSetup["sensors"][number];
const setup: ClinicSetup = {
  id: "clinic", slug: "clinic", name: "Clinic", timeZone: "Etc/UTC", languages: ["en"],
  zones: [{ id: "hall", name: "Hall", kind: "reception", capacity: 40 }, { id: "chairs", name: "Waiting area", kind: "waiting", capacity: 80 }],
  doors: [{ id: "front", name: "Front door", from: null, to: "hall" }, { id: "inner", name: "Inner door", from: "hall", to: "chairs" }, { id: "rooms", name: "Door of the rooms", from: "chairs", to: null }],
  sensors: [
    ...["front", "inner"].map((id) => sensor(id, { at: "door", doorId: id, reversed: false })),
    sensor("rooms", { at: "door", doorId: "rooms", reversed: false }),
    ...["hall", "chairs"].map((zoneId) => sensor(`camera-${zoneId}`, { at: "zone", zoneId })),
  ],
  services: [service],
  rooms: [0, 1, 2, 3].map((n) => ({ id: `room-${n}`, name: `Room ${n + 1}`, zoneId: null, serviceIds: ["gp"] })),
  staff: [0, 1, 2, 3].map((n) => ({ id: `doctor-${n}`, name: `Dr ${n + 1}`, skills: ["gp"], shifts: [] })),
  boards: [],
};
