import { z } from "zod";
import { kiosks, printerAddress, selfCheckIn } from "#contract/setup.ts";
import { wait } from "#contract/views.ts";

const moment = z.number().int();
const key = z.string().min(8).max(80);

/** What a patient may choose, by visit type where the clinic has some for patients, else by service. */
export const choice = z.object({
  id: z.string(),
  name: z.string(),
  /** nobody-serves: a ticket may be taken, and nobody knows how long; closed: not today; past-closing: the wait would outlast the day. */
  state: z.enum(["offered", "nobody-serves", "closed", "past-closing"]),
  wait,
});
export type Choice = z.infer<typeof choice>;

export const checkInClinic = z.object({ name: z.string(), timeZone: z.string(), region: z.string().optional() });

/** Whether tickets are to be had: off by the administrator, outside opening hours, or no service that would be over by closing time. */
export const checkInState = z.enum(["open", "off", "closed", "full"]);

/** GET /api/kiosk/:id: all that a check-in screen knows. Nothing in it is about a patient. */
export const kioskView = z.object({
  asOf: moment,
  clinic: checkInClinic,
  kiosk: z.object({ id: z.string(), name: z.string() }),
  languages: z.array(z.string()),
  state: checkInState,
  /** When it opens again; null when open, or not known. */
  opensAt: moment.nullable(),
  choices: z.array(choice),
  /** Of the clock, in which somebody may have an appointment. */
  appointmentHours: z.array(z.number().int()),
  askName: z.boolean(),
  askPhone: z.boolean(),
  prints: z.enum(["network", "browser", "no"]),
  printsAlways: z.boolean(),
  /** Where patients reach their pages, when that is not where the kiosk was opened. */
  publicUrl: z.string().nullable(),
  /** Today's address for those who would rather use their own telephone. */
  joinPath: z.string().nullable(),
});
export type KioskView = z.infer<typeof kioskView>;

/** Which appointment: by its code; or by its time and the first letters of a name, so that nobody can look up somebody else by either alone. */
export const identification = z.union([
  z.object({ code: z.string().trim().min(1).max(300) }),
  z.object({ minute: z.number().int().min(0).max(24 * 60 - 1), letters: z.string().trim().min(1).max(12) }),
]);
export type Identification = z.infer<typeof identification>;

/** POST /api/kiosk/:id/appointment: what is confirmed is the time, and nothing else. */
export const foundAppointment = z.object({ scheduledAt: moment });
export type FoundAppointment = z.infer<typeof foundAppointment>;

const who = {
  name: z.string().trim().max(120).optional(),
  phone: z.string().trim().regex(/^\+?[0-9 ()/.-]{5,30}$/, "is not a telephone number").optional(),
  language: z.string().min(2).max(20),
};

/** POST /api/kiosk/:id/check-in. The same key gives the same ticket, however often it is sent. */
export const kioskCheckIn = z.object({
  idempotencyKey: key,
  choiceId: z.string().min(1).max(100).optional(),
  appointment: identification.optional(),
  /** Chest pain, trouble breathing, heavy bleeding: somebody must look at once. */
  isUrgent: z.boolean().default(false),
  ...who,
});
export type KioskCheckIn = z.input<typeof kioskCheckIn>;

export const selfTicket = z.object({
  number: z.string(),
  token: z.string(),
  /** What the first step is. */
  service: z.string(),
  wait: wait.nullable(),
  whereToWait: z.string().nullable(),
  /** Somebody must see them at the desk at once. */
  goToDesk: z.boolean(),
});
export type SelfTicket = z.infer<typeof selfTicket>;

/** POST /api/kiosk/:id/print. One key prints one paper. */
export const kioskPrint = z.object({ idempotencyKey: key, token: z.string().min(10).max(100), language: z.string().min(2).max(20) });
export const printed = z.object({ /** The language of the paper: many printers know Latin letters only. */ language: z.string() });
export type Printed = z.infer<typeof printed>;

/** POST /api/print: the desk's own printer. */
export const deskPrint = z.object({ idempotencyKey: key, ticketId: z.string().min(1).max(80), language: z.string().min(2).max(20).default("en") });

/** GET /api/printers: every ticket printer, and what was wrong with it last. */
export const printers = z.object({ printers: z.array(z.object({ of: z.string(), name: z.string(), host: z.string(), port: z.number().int(), trouble: z.object({ at: moment, code: z.string(), says: z.string() }).nullable() })) });

/** GET /api/check-in/similar?name=: patients of today who may be the same person. */
export const similarPatients = z.object({ patients: z.array(z.object({ ticketId: z.string(), number: z.string(), name: z.string(), state: z.string(), arrivedAt: moment, isSame: z.boolean() })) });
export type SimilarPatients = z.infer<typeof similarPatients>;

/** GET /api/check-in/appointments/:id/code: for the letter or message that reminds of an appointment. */
export const appointmentCode = z.object({ code: z.string(), /** What its QR code should hold. */ address: z.string() });

/** GET and PUT /api/admin/self-check-in */
export const selfCheckInSettings = z.object({ selfCheckIn, kiosks, deskPrinter: printerAddress.nullable() });
export type SelfCheckInSettings = z.infer<typeof selfCheckInSettings>;
export const selfCheckInState = selfCheckInSettings.extend({ slug: z.string(), /** Whether this installation sends text messages. */ sendsTexts: z.boolean() });
export type SelfCheckInState = z.infer<typeof selfCheckInState>;

/** POST /api/admin/printers/test */
export const printerTest = z.object({ printer: printerAddress });
