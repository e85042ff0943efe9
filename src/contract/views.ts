import { z } from "zod";
import { planView } from "#contract/proposals.ts";
import type { ChangeCode } from "#domain/queue/what-changed.ts";

/** A moment, in milliseconds since 1970 UTC, as everywhere in Anteroom. */
const moment = z.number().int();

const clinic = z.object({ name: z.string(), timeZone: z.string(), /** Its country, "CH", where the setup says it. */ region: z.string().optional(), /** Played by the simulator, not by people. */ demo: z.boolean() });

/** Status of anything on a staff screen: one scale, drawn as colour, shape and word together. */
export const level = z.enum(["ok", "watch", "late", "off"]);
export type Level = z.infer<typeof level>;

/** A waiting time is a range that a patient can plan by, or the honest "we do not know" with its reason. */
export const wait = z.discriminatedUnion("known", [
  z.object({
    known: z.literal(true),
    ahead: z.number().int(),
    /** Rounded for people: "about 20 min, at most 35". */
    aboutMinutes: z.number().int(),
    atMostMinutes: z.number().int(),
    p10: z.number(),
    p50: z.number(),
    p90: z.number(),
  }),
  z.object({ known: z.literal(false), ahead: z.number().int(), because: z.enum(["nobody-serves", "closed"]) }),
]);
export type Wait = z.infer<typeof wait>;

const people = z.object({ likely: z.number().int(), low: z.number().int(), high: z.number().int() });

const serviceLine = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  targetMinutes: z.number(),
  waiting: z.number().int(),
  inService: z.number().int(),
  ifYouCameNow: wait,
});

/** A code with its numbers; each screen has the words. */
export const headsMeaning = z.discriminatedUnion("code", [
  z.object({ code: z.literal("unknown") }),
  z.object({ code: z.literal("as-usual") }),
  z.object({ code: z.literal("more-than-usual"), people: z.number().int() }),
  /** `tickets` at least are probably gone, with the chance `sure`; tickets outnumber heads by `moreTickets`. */
  z.object({ code: z.literal("fewer-than-tickets"), tickets: z.number().int(), sure: z.number(), moreTickets: z.number().int() }),
]);

export const floorView = z.object({
  asOf: moment,
  clinic,
  zones: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(["reception", "waiting", "treatment", "corridor"]),
      capacity: z.number().int(),
      /** Null until a sensor has spoken. */
      people: people.nullable(),
      level,
      /** The status in one or two words: "On time", "Filling up", "Full", "No signal". */
      word: z.string(),
      /** From how many people on it fills up and is full; since when it does, null while there is room. */
      watchPeople: z.number().int(),
      fullPeople: z.number().int(),
      crowdedSince: moment.nullable(),
      enteredToday: z.number().int(),
      leftToday: z.number().int(),
      /** The last two hours, oldest first. */
      trail: z.array(z.object({ at: moment, likely: z.number() })),
      sensorIds: z.array(z.string()),
    }),
  ),
  sensors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      vendor: z.string(),
      /** Where it looks: "Main entrance" or "Waiting area". */
      place: z.string(),
      silence: z.enum(["speaking", "silent", "never", "troubled"]),
      heardAt: moment.nullable(),
      batteryPercent: z.number().nullable(),
      /** What is wrong, in words. */
      trouble: z.string().nullable(),
      clockSkewed: z.boolean(),
    }),
  ),
  /** People in the waiting zones beside the tickets that wait; `meaning` says what a difference may tell. */
  heads: z.object({
    /** Null while a waiting zone is not counted. */
    people: people.nullable(),
    ticketsWaiting: z.number().int(),
    /** As many people as so many tickets usually bring, nine times in ten. */
    expected: z.object({ low: z.number().int(), high: z.number().int() }),
    /** What this house has learned of who comes along; null until it has. */
    companions: z.object({ perTenPatients: z.number(), low: z.number(), high: z.number(), restsOnHours: z.number().int() }).nullable(),
    meaning: headsMeaning,
  }),
  services: z.array(serviceLine),
});
export type FloorView = z.infer<typeof floorView>;

export const ticketState = z.enum(["arrived", "waiting", "called", "in-service", "sent-out", "on-hold", "stepped-out", "done", "no-show", "left", "cancelled", "entered-in-error"]);

/** Why a patient stands where they stand: each part is a half-sentence in the reader's language. */
const whyPart = z.discriminatedUnion("code", [
  z.object({ code: z.literal("place"), place: z.number().int(), serviceId: z.string() }),
  z.object({ code: z.literal("urgency"), urgency: z.number().int() }),
  z.object({ code: z.literal("waited"), minutes: z.number().int(), target: z.number(), /** Counted from the appointment. */ fromAppointment: z.boolean() }),
  z.object({ code: z.literal("before-appointment"), minutes: z.number().int() }),
  z.object({ code: z.literal("came-back"), staff: z.string().nullable() }),
  z.object({ code: z.literal("turn-of-others"), atMost: z.number().int() }),
  z.object({ code: z.literal("passed-over"), until: moment }),
  z.object({ code: z.literal("kept-credit"), minutes: z.number().int() }),
]);
export type WhyPart = z.infer<typeof whyPart>;

/** What was done last, for the reader's language to say: "Ana called B417". `by` null is the patient. */
const lastMove = z.object({ action: z.string(), by: z.string().nullable(), at: moment, undoUntil: moment.nullable() });

export const queueView = z.object({
  asOf: moment,
  clinic,
  /** Where patients reach their pages, when that is not where the desk was opened. */
  publicUrl: z.string().nullable(),
  services: z.array(serviceLine),
  rooms: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      serviceIds: z.array(z.string()),
      state: z.enum(["free", "called", "in-use", "blocked"]),
      /** The number of the ticket that it is with. */
      ticket: z.string().nullable(),
      ticketId: z.string().nullable(),
      since: moment.nullable(),
      staff: z.array(z.object({ id: z.string(), name: z.string() })),
      blockedBecause: z.string().nullable(),
      blockedKind: z.enum(["cleaning", "equipment", "closed", "other"]).nullable(),
      blockedUntil: moment.nullable(),
    }),
  ),
  staff: z.array(z.object({ id: z.string(), name: z.string(), skills: z.array(z.string()), roomId: z.string().nullable(), onShift: z.boolean(), onBreak: z.boolean(), /** What they said themselves, and until when. */ status: z.enum(["working", "on-break", "off"]).nullable(), statusUntil: moment.nullable() })),
  /** Booked and not yet here, soonest first: of today only. */
  appointments: z.array(z.object({ id: z.string(), name: z.string(), serviceIds: z.array(z.string()), scheduledAt: moment, staffId: z.string().nullable() })),
  visitTypes: z.array(z.object({ id: z.string(), name: z.string(), journey: z.array(z.array(z.string())), urgency: z.number().int() })),
  /** The triage scale whose words staff use. */
  scale: z.enum(["five-level", "manchester", "esi", "ctas", "ats"]),
  /** How often and how long to call before somebody is passed over. */
  calls: z.object({ everySeconds: z.number(), attempts: z.number().int() }),
  /** Waiting first in the order of the policy, then called, in service, and what ended within the last half hour. */
  tickets: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      /** The one view that carries names; it is for signed-in staff only. */
      name: z.string(),
      urgency: z.number().int().min(1).max(5),
      state: ticketState,
      serviceId: z.string(),
      /** "1 of 2". */
      step: z.object({ now: z.number().int(), of: z.number().int() }),
      arrivedAt: moment,
      waitingSince: moment,
      /** When this leg stopped waiting; null while it waits. */
      startedAt: moment.nullable(),
      endedAt: moment.nullable(),
      calledAt: moment.nullable(),
      calls: z.number().int(),
      appointmentAt: moment.nullable(),
      targetMinutes: z.number(),
      roomId: z.string().nullable(),
      roomName: z.string().nullable(),
      /** Null unless waiting. */
      place: z.number().int().nullable(),
      wait: wait.nullable(),
      level,
      /** Services that they may be called for now: several when the order does not matter. */
      openServiceIds: z.array(z.string()),
      /** When the target passes; null unless waiting. */
      dueAt: moment.nullable(),
      why: z.array(whyPart),
      /** Why they are on hold, out, away or still at the desk. */
      pause: z.object({ since: moment, reason: z.string().nullable(), until: moment.nullable() }).nullable(),
      unanswered: z.number().int(),
      isPrivate: z.boolean(),
      note: z.string().nullable(),
      version: z.number().int(),
      lastMove: lastMove.nullable(),
      token: z.string().nullable(),
      /** Ids of the boards that have really shown this call, and of those that have read it out; absent before it is called. */
      shownOn: z.array(z.string()).optional(),
      spokenOn: z.array(z.string()).optional(),
    }),
  ),
  /** `heardAt`: when a paired screen last said what stands on it; null when none has since the start. */
  boards: z.array(z.object({ id: z.string(), name: z.string(), /** Empty: all. */ serviceIds: z.array(z.string()), heardAt: moment.nullable() })).optional(),
  proposals: z.array(
    z.object({
      id: z.string(),
      says: z.string(),
      because: z.array(z.string()),
      act: z.discriminatedUnion("type", [
        z.object({ type: z.literal("call"), ticketId: z.string(), roomId: z.string(), staffId: z.string().optional() }),
        z.object({ type: z.literal("move-staff"), staffId: z.string(), roomId: z.string(), serviceId: z.string() }),
      ]),
    }),
  ),
  heads: floorView.shape.heads,
});
export type QueueView = z.infer<typeof queueView>;
export type QueueTicket = QueueView["tickets"][number];

const line = z.record(z.string(), z.string());

const boardCall = z.object({ /** One call, once: a screen that has announced this id is silent about it. */ id: z.string(), number: z.string(), room: z.string(), at: moment });

export const boardView = z.object({
  asOf: moment,
  clinic,
  /** Of the house that painted it: a screen whose page is of another build loads itself again. */
  build: z.string(),
  board: z.object({
    id: z.string(),
    name: z.string(),
    theme: z.enum(["light", "dark"]),
    languages: z.array(z.string()),
    /** Languages in which it calls, one after another. */
    voices: z.array(z.string()),
    volumePercent: z.number(),
    /** Minutes after the clinic's midnight. */
    quiet: z.object({ fromMinute: z.number(), toMinute: z.number() }).nullable(),
    distanceMeters: z.number().nullable(),
    heightCm: z.number().nullable(),
  }),
  /** Called and not yet started, newest first. */
  calling: z.array(boardCall),
  /** Earlier calls of the last half hour, newest first. */
  lastCalls: z.array(boardCall),
  services: z.array(z.object({ id: z.string(), name: z.string(), waiting: z.number().int(), wait })),
  /** What the clinic has to say now, by language, oldest first. */
  messages: z.array(z.object({ id: z.number().int(), says: line })),
});
export type BoardView = z.infer<typeof boardView>;

/** The codes of domain/queue/what-changed.ts. */
export const changeCodes = [
  "urgent-arrived", "more-urgent", "booked-first", "came-back", "others-first", "room-closed", "staff-away", "slower", "you-were-away",
  "left", "stepped-aside", "room-opened", "staff-back", "faster",
] as const satisfies readonly ChangeCode[];
const ticketChange = z.object({ at: moment, code: z.enum(changeCodes), count: z.number().int() });
export type TicketChange = z.infer<typeof ticketChange>;
/** The screen beside a door: what the room is, and whom it waits for. Never who is inside. */
export const doorView = z.object({
  asOf: moment,
  clinic,
  build: z.string(),
  languages: z.array(z.string()),
  room: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(["free", "called", "in-use", "cleaning", "blocked"]),
  /** While it is called; of nobody who asked not to be shown. */
  number: z.string().nullable(),
  /** When cleaning or a closure is expected to end. */
  until: moment.nullable(),
  /** Who works in it, where the clinic wants that said. */
  staff: z.array(z.string()),
});
export type DoorView = z.infer<typeof doorView>;

export const ticketView = z.object({
  asOf: moment,
  clinic,
  number: z.string(),
  state: ticketState,
  languages: z.array(z.string()),
  steps: z.array(z.object({ service: z.string(), state: z.enum(["done", "now", "next"]) })),
  arrivedAt: moment,
  appointmentAt: moment.nullable(),
  /** Null unless waiting. */
  wait: wait.nullable(),
  calledAt: moment.nullable(),
  calls: z.number().int(),
  room: z.string().nullable(),
  /** Fetched in person: the page names no room. */
  isPrivate: z.boolean(),
  /** Out, on hold, sent out or still at the desk: since when, and until when as far as anybody has said. */
  pause: z.object({ since: moment, until: moment.nullable() }).nullable(),
  /** The number that was called last for the same service. */
  lastCalled: z.string().nullable(),
  /** Whoever is back by then is, nine times in ten, back before the call. Null when there is no time to go. */
  awayUntil: moment.nullable(),
  /** Why the wait is longer or shorter than it was said to be, newest last; each a half-sentence in the reader's language. */
  changes: z.array(ticketChange),
  /** The wait has passed what was said at most by a quarter of an hour. */
  isOverdue: z.boolean(),
  /** When the patient told the desk so. */
  toldDeskAt: moment.nullable(),
  /** Until when the patient can take back what they did last themselves. */
  undoUntil: moment.nullable(),
  hasGivenFeedback: z.boolean(),
});
export type TicketView = z.infer<typeof ticketView>;

export const devicesView = z.object({
  asOf: moment,
  clinic,
  devices: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      kindLabel: z.string(),
      icon: z.string(),
      /** Whose it is, for staff: a name or a bed. */
      wearer: z.string(),
      freshness: z.enum(["fresh", "stale", "off", "never"]),
      priority: z.enum(["high", "medium", "low", "none"]),
      says: z.string(),
      readAt: moment.nullable(),
      batteryPercent: z.number().nullable(),
      values: z.array(z.object({ id: z.string(), label: z.string(), value: z.number(), unit: z.string(), decimals: z.number().int() })),
      /** The first measure over the last three hours, oldest first. */
      trail: z.array(z.object({ at: moment, value: z.number() })),
    }),
  ),
});
export type DevicesView = z.infer<typeof devicesView>;

/** What everybody on duty should know, on whatever screen: drawn above all staff screens. */
export const alertsView = z.object({
  asOf: moment,
  clinic,
  /** The worst first. */
  crowded: z.array(
    z.object({
      zoneId: z.string(),
      zone: z.string(),
      level: z.enum(["watch", "full"]),
      since: moment,
      /** The likely number now; null while no sensor of the zone is heard. */
      people: z.number().int().nullable(),
      capacity: z.number().int(),
      watchPeople: z.number().int(),
      fullPeople: z.number().int(),
      /** Who has said that they know. */
      seen: z.object({ by: z.string(), at: moment }).nullable(),
    }),
  ),
});
export type AlertsView = z.infer<typeof alertsView>;

/** A number of patients or people at a moment to come: likely, and the range that holds eight times in ten. */
const band = z.object({ at: moment, low: z.number(), likely: z.number(), high: z.number() });
export type OutlookBand = z.infer<typeof band>;

/** The next hours, as the look-ahead imagines them. Bands begin now; empty where nothing is known. */
export const outlookView = z.object({
  asOf: moment,
  clinic,
  /** Null until the first look has answered. */
  lookedAt: moment.nullable(),
  /** Whether anybody new is expected: otherwise the bands see only who is here. */
  expectsArrivals: z.boolean(),
  /** Patients in line. */
  services: z.array(z.object({ id: z.string(), name: z.string(), prefix: z.string(), bands: z.array(band) })),
  /** People, companions included. */
  zones: z.array(z.object({ id: z.string(), name: z.string(), capacity: z.number().int(), bands: z.array(band), because: z.enum(["not-counted", "not-by-ticket"]).nullable() })),
  /** When the last patient is expected to be done. */
  closing: z.discriminatedUnion("known", [
    z.object({ known: z.literal(true), closesAt: moment, /** Whole five minutes that hold eight times in ten. */ from: moment, to: moment, /** One future in five goes on beyond closing. */ isLate: z.boolean() }),
    z.object({ known: z.literal(false), because: z.enum(["not-yet", "no-hours", "too-early", "nobody-serves", "nobody-here"]), closesAt: moment.nullable() }),
  ]),
});
export type OutlookView = z.infer<typeof outlookView>;

/** Every picture there is. A new screen is one line here: sockets, the HTTP route and the client hook follow from it. */
export const views = {
  floor: { schema: floorView, audience: "staff" },
  queue: { schema: queueView, audience: "staff" },
  devices: { schema: devicesView, audience: "staff" },
  alerts: { schema: alertsView, audience: "staff" },
  outlook: { schema: outlookView, audience: "staff" },
  plan: { schema: planView, audience: "staff" },
  board: { schema: boardView, audience: "board" },
  door: { schema: doorView, audience: "board" },
  ticket: { schema: ticketView, audience: "ticket" },
} as const;

export type ViewName = keyof typeof views;
export type ViewOf<Name extends ViewName> = z.infer<(typeof views)[Name]["schema"]>;

/** What a screen watches: a picture by its name, and of which board or ticket where there are many. "board:front". */
export type Topic = "floor" | "queue" | "devices" | "alerts" | "outlook" | "plan" | `board:${string}` | `door:${string}` | `ticket:${string}`;

export const topicPattern = /^(floor|queue|devices|alerts|outlook|plan|board:[A-Za-z0-9_-]{1,80}|door:[A-Za-z0-9_-]{1,80}|ticket:[A-Za-z0-9_-]{1,80})$/;
export const topic = z.custom<Topic>((value) => typeof value === "string" && topicPattern.test(value), "not a topic");

export type ViewFor<T extends Topic> = T extends `${infer Name extends "board" | "door" | "ticket"}:${string}` ? ViewOf<Name> : T extends ViewName ? ViewOf<T> : never;

export function viewName(topic: Topic): ViewName {
  return topic.split(":", 1)[0] as ViewName;
}
