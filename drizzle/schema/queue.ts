import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { services } from "./clinic.ts";
import { clinicId } from "./clinics.ts";
import { moment } from "./columns.ts";

export const appointments = pgTable(
  "appointments",
  {
    clinicId: clinicId(),
    id: text("id").notNull(),
    serviceId: text("service_id").notNull(),
    scheduledAt: moment("scheduled_at").notNull(),
    patientName: text("patient_name").notNull(),
    cancelledAt: moment("cancelled_at"),
    visitTypeId: text("visit_type_id"),
    staffId: text("staff_id"),
    contact: jsonb("contact"),
    state: text("state").notNull().default("booked"),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.serviceId], foreignColumns: [services.clinicId, services.id] }),
    index("appointments_by_time").on(t.clinicId, t.scheduledAt),
  ],
);

/** The person's side of a visit: the one place of the queue where a name stands, so that it can be erased. */
export const visits = pgTable(
  "visits",
  {
    clinicId: clinicId(),
    id: text("id").notNull(),
    patientName: text("patient_name"),
    appointmentId: text("appointment_id"),
    createdAt: moment("created_at").notNull(),
    note: text("note"),
    /** Telephone, e-mail, language, and where a browser takes notices: whatever the patient gave, to be told when it is their turn. */
    contact: jsonb("contact"),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] }), foreignKey({ columns: [t.clinicId, t.appointmentId], foreignColumns: [appointments.clinicId, appointments.id] })],
);

/** What the log says of a ticket, written down for reports: a projection, made again from the log at will. */
export const tickets = pgTable(
  "tickets",
  {
    clinicId: clinicId(),
    id: text("id").notNull(),
    visitId: text("visit_id").notNull(),
    number: text("number").notNull(),
    urgency: integer("urgency").notNull(),
    state: text("state").notNull(),
    arrivedAt: moment("arrived_at").notNull(),
    appointmentAt: moment("appointment_at"),
    endedAt: moment("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.visitId], foreignColumns: [visits.clinicId, visits.id] }),
    unique().on(t.clinicId, t.visitId),
    index("tickets_by_arrival").on(t.clinicId, t.arrivedAt),
  ],
);

/** The journey: one row a service. */
export const ticketSteps = pgTable(
  "ticket_steps",
  {
    clinicId: clinicId(),
    ticketId: text("ticket_id").notNull(),
    position: integer("position").notNull(),
    serviceId: text("service_id").notNull(),
    waitingSince: moment("waiting_since"),
    calledAt: moment("called_at"),
    calls: integer("calls").notNull().default(0),
    startedAt: moment("started_at"),
    endedAt: moment("ended_at"),
    roomId: text("room_id"),
    staffId: text("staff_id"),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.ticketId, t.position] }), foreignKey({ columns: [t.clinicId, t.ticketId], foreignColumns: [tickets.clinicId, tickets.id] }).onDelete("cascade")],
);

/** What was sent to patients, or is to be: sent once, by whichever process comes first. */
export const notices = pgTable(
  "notices",
  {
    clinicId: clinicId(),
    /** Of the ticket, the occasion and the channel, so that the same occasion is told once. */
    id: text("id").notNull(),
    ticketId: text("ticket_id").notNull(),
    channel: text("channel").notNull(),
    body: jsonb("body").notNull(),
    madeAt: moment("made_at").notNull(),
    sentAt: moment("sent_at"),
    tries: integer("tries").notNull().default(0),
    problem: text("problem"),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] }), index("notices_unsent").on(t.clinicId, t.sentAt)],
);

/** What patients said when they left. No name, and no more than they wrote. */
export const feedback = pgTable(
  "feedback",
  { clinicId: clinicId(), ticketId: text("ticket_id").notNull(), at: moment("at").notNull(), score: integer("score").notNull(), says: text("says") },
  (t) => [primaryKey({ columns: [t.clinicId, t.ticketId] })],
);

/** Names that other systems give to what is ours: a message that comes again finds what it made before. */
export const externalIds = pgTable(
  "external_ids",
  {
    clinicId: clinicId(),
    /** The other system, in its own words: "hl7/HOSPITAL", "fhir", "novosga". */
    system: text("system").notNull(),
    kind: text("kind").notNull(),
    externalId: text("external_id").notNull(),
    ourId: text("our_id").notNull(),
    at: moment("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.system, t.kind, t.externalId] }), index("external_ids_ours").on(t.clinicId, t.kind, t.ourId)],
);

/** Lines of text on the boards, from when until when. */
export const boardMessages = pgTable(
  "board_messages",
  { clinicId: clinicId(), id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().notNull(), boardId: text("board_id"), says: jsonb("says").notNull(), from: moment("from_at").notNull(), to: moment("to_at") },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] })],
);
