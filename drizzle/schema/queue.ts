import { foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
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
  { clinicId: clinicId(), id: text("id").notNull(), patientName: text("patient_name"), appointmentId: text("appointment_id"), createdAt: moment("created_at").notNull() },
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
