import { z } from "zod";

/** What we read of resources that others send; every other element is theirs and left alone. */

export const fhirId = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/, "is not an id");
const text = z.string().max(500);
const coding = z.object({ system: text.optional(), code: text.optional(), display: text.optional() });
const concept = z.object({ coding: z.array(coding).max(50).optional(), text: text.optional() });
const identifier = z.object({ system: text.optional(), value: text.optional() });
const reference = z.object({ reference: text.optional(), display: text.optional(), identifier: identifier.optional() });
const humanName = z.object({ use: text.optional(), text: text.optional(), family: text.optional(), given: z.array(text).max(10).optional() });
const contained = z.array(z.looseObject({ resourceType: z.string(), id: z.string().optional(), name: z.union([z.array(humanName), z.string()]).optional() })).max(20);
const instant = z.iso.datetime({ offset: true, error: "is not a moment with a time zone" });

const common = { id: fhirId.optional(), identifier: z.array(identifier).max(20).optional(), contained: contained.optional() };

export const appointmentIn = z.object({
  resourceType: z.literal("Appointment"),
  ...common,
  status: z.enum(["proposed", "pending", "booked", "arrived", "fulfilled", "cancelled", "noshow", "entered-in-error", "checked-in", "waitlist"]),
  serviceType: z.array(concept).max(20).optional(),
  serviceCategory: z.array(concept).max(20).optional(),
  start: instant.optional(),
  participant: z.array(z.object({ actor: reference.optional() })).max(50).optional(),
});
export type AppointmentIn = z.infer<typeof appointmentIn>;

export const encounterIn = z.object({
  resourceType: z.literal("Encounter"),
  ...common,
  status: z.enum(["planned", "arrived", "triaged", "in-progress", "onleave", "finished", "cancelled", "entered-in-error", "unknown"]),
  serviceType: concept.optional(),
  type: z.array(concept).max(20).optional(),
  priority: concept.optional(),
  subject: reference.optional(),
  appointment: z.array(reference).max(20).optional(),
  location: z.array(z.object({ location: reference })).max(20).optional(),
});
export type EncounterIn = z.infer<typeof encounterIn>;

type Concept = z.infer<typeof concept>;
type Reference = z.infer<typeof reference>;

export function codesOf(concepts: (Concept | undefined)[]): string[] {
  return concepts.flatMap((c) => [...(c?.coding ?? []).flatMap(({ code, display }) => [code, display]), c?.text]).flatMap((code) => (code ? [code] : []));
}

/** A patient's name: as the reference shows it, or from a Patient that is contained. Control characters are no part of it. */
export function nameOf(to: Reference | undefined, among: z.infer<typeof contained> = []): string | undefined {
  const patient = to?.reference?.startsWith("#") ? among.find((r) => r.resourceType === "Patient" && r.id === to.reference?.slice(1)) : undefined;
  const names = Array.isArray(patient?.name) ? patient.name : [];
  const legal = names.find((n) => n.use === "official") ?? names[0];
  const name = (to?.display ?? legal?.text ?? [...(legal?.given ?? []), legal?.family ?? ""].join(" ")).replace(/\p{Cc}/gu, " ").trim().slice(0, 120);
  return name === "" ? undefined : name;
}

/** "Location/room-1" and "https://.../Location/room-1" as "room-1". */
export function idIn(to: Reference | undefined, type: string): string | undefined {
  return new RegExp(`(?:^|/)${type}/([A-Za-z0-9\\-._]{1,80})$`).exec(to?.reference ?? "")?.[1];
}

export function identifiersOf({ identifier: ids = [] }: { identifier?: z.infer<typeof identifier>[] }): string[] {
  return ids.flatMap(({ system = "", value }) => (value === undefined ? [] : [`${system}|${value}`]));
}
