import { Hono, type Context } from "hono";
import type { HttpBindings } from "@hono/node-server";
import type { Appointment, Encounter, Location } from "fhir/r4";
import type { CallingSystem } from "#server/calling-system.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { createAppointment, fhirAppointments, putAppointment } from "#server/http/fhir/appointments.ts";
import { fhirCaller, namesOf, resourceIn } from "#server/http/fhir/calls.ts";
import { capabilityStatement } from "#server/http/fhir/capability.ts";
import { createEncounter, fhirEncounters, moveEncounter, ticketIdOf } from "#server/http/fhir/encounters.ts";
import { locationOf } from "#server/http/fhir/location.ts";
import { fhirJson, refuseFhir, sayOutcome } from "#server/http/fhir/outcome.ts";
import { appointmentIn, encounterIn } from "#server/http/fhir/resources.ts";
import { dateFilter, searchset } from "#server/http/fhir/search.ts";

/** FHIR R4 of what a waiting room knows: who is expected, who is here, which rooms are free. */
export function fhirRoutes(api: Api, { house }: ApiParts): void {
  const fhir = new Hono<{ Bindings: HttpBindings }>();
  const startedAt = new Date().toISOString();
  const base = (c: Context) => `${house.settings.publicUrl ?? new URL(c.req.url).origin}/fhir`;
  const say = (c: Context, resource: object, status: 200 | 201 = 200, headers: Record<string, string> = {}) => c.body(JSON.stringify(resource), status, { "content-type": fhirJson, "cache-control": "no-store", ...headers });
  const stateOf = ({ clinicId }: CallingSystem) => house.keeper.state(clinicId);
  const none = (type: string): never => refuseFhir(404, "not-found", `There is no such ${type}.`);

  fhir.use("*", async (c, next) => {
    const wanted = `${c.req.header("accept") ?? ""} ${c.req.query("_format") ?? ""}`;
    if (/xml|turtle/i.test(wanted) && !/json|\*\/\*/i.test(wanted)) refuseFhir(406, "not-supported", "FHIR is spoken here in JSON only.");
    await next();
  });
  fhir.get("/metadata", (c) => say(c, capabilityStatement(base(c), startedAt)));

  const sayAppointment = async (c: Context, caller: CallingSystem, id: string, status: 200 | 201 = 200) => {
    const [resource] = await fhirAppointments(house, caller, [id]);
    return say(c, resource ?? none("appointment"), status, status === 201 ? { location: `${base(c)}/Appointment/${id}` } : {});
  };
  fhir.get("/Appointment/:id", async (c) => sayAppointment(c, await fhirCaller(c, house), c.req.param("id")));
  fhir.post("/Appointment", async (c) => {
    const caller = await fhirCaller(c, house);
    const resource = await resourceIn(c, appointmentIn, "Appointment");
    if (resource.status !== "booked" && resource.status !== "pending") refuseFhir(422, "business-rule", `An appointment begins as booked: Appointment.status ${resource.status} cannot begin one.`, "Appointment.status");
    const { id, isNew } = await createAppointment(house, caller, resource, namesOf(c, resource));
    return sayAppointment(c, caller, id, isNew ? 201 : 200);
  });
  fhir.put("/Appointment/:id", async (c) => {
    const caller = await fhirCaller(c, house);
    const resource = await resourceIn(c, appointmentIn, "Appointment");
    const { isNew } = await putAppointment(house, caller, c.req.param("id"), resource, namesOf(c, resource));
    return sayAppointment(c, caller, c.req.param("id"), isNew ? 201 : 200);
  });
  fhir.get("/Appointment", async (c) => {
    const caller = await fhirCaller(c, house);
    const matches = filterOf(c, stateOf(caller).setup.timeZone);
    const found = (await fhirAppointments(house, caller)).filter((a) => matches(a, Date.parse(a.start ?? "")));
    return say(c, searchset<Appointment>(base(c), c.req.url, found));
  });

  const sayEncounter = async (c: Context, caller: CallingSystem, ticketId: string, status: 200 | 201 = 200) => {
    const [found] = await fhirEncounters(house, caller, [ticketId]);
    if (!found) return none("encounter today");
    return say(c, found.encounter, status, { etag: `W/"${found.version}"`, ...(status === 201 ? { location: `${base(c)}/Encounter/${found.encounter.id}` } : {}) });
  };
  fhir.get("/Encounter/:id", async (c) => {
    const caller = await fhirCaller(c, house);
    return sayEncounter(c, caller, await ticketIdOf(house, caller.clinicId, c.req.param("id")));
  });
  fhir.post("/Encounter", async (c) => {
    const caller = await fhirCaller(c, house);
    const resource = await resourceIn(c, encounterIn, "Encounter");
    const { ticketId, isNew } = await createEncounter(house, caller, resource, namesOf(c, resource));
    return sayEncounter(c, caller, ticketId, isNew ? 201 : 200);
  });
  fhir.put("/Encounter/:id", async (c) => {
    const caller = await fhirCaller(c, house);
    const resource = await resourceIn(c, encounterIn, "Encounter");
    const id = c.req.param("id");
    const before = stateOf(caller).tickets[await ticketIdOf(house, caller.clinicId, id)];
    if (!before) {
      const { ticketId, isNew } = await createEncounter(house, caller, resource, namesOf(c, resource), id);
      return sayEncounter(c, caller, ticketId, isNew ? 201 : 200);
    }
    const expected = c.req.header("if-match");
    if (expected !== undefined && expected.replace(/^W\//, "").replaceAll('"', "") !== String(before.version)) refuseFhir(412, "conflict", "Somebody else was faster: the encounter has another version by now.");
    await moveEncounter(house, caller, before.id, resource);
    return sayEncounter(c, caller, before.id);
  });
  fhir.get("/Encounter", async (c) => {
    const caller = await fhirCaller(c, house);
    const matches = filterOf(c, stateOf(caller).setup.timeZone);
    const found = (await fhirEncounters(house, caller)).filter(({ encounter, arrivedAt }) => matches(encounter, arrivedAt)).map(({ encounter }) => encounter);
    return say(c, searchset<Encounter>(base(c), c.req.url, found));
  });

  fhir.get("/Location/:id", async (c) => {
    const state = stateOf(await fhirCaller(c, house));
    const room = state.setup.rooms.find((r) => r.id === c.req.param("id"));
    return say(c, room ? locationOf(state, room) : none("room"));
  });
  fhir.get("/Location", async (c) => {
    const state = stateOf(await fhirCaller(c, house));
    const [status, name] = [c.req.query("operational-status"), c.req.query("name")?.toLowerCase()];
    const isAsked = (l: Location) => (status === undefined || status.split(",").some((s) => s.split("|").at(-1) === l.operationalStatus?.code)) && (name === undefined || (l.name ?? "").toLowerCase().startsWith(name));
    return say(c, searchset<Location>(base(c), c.req.url, state.setup.rooms.map((room) => locationOf(state, room)).filter(isAsked)));
  });

  fhir.all("*", () => refuseFhir(404, "not-supported", "There is nothing at this address; GET /fhir/metadata says what there is."));
  fhir.onError((error, c) => sayOutcome(error, c, house.log));
  api.route("/fhir", fhir);
}

/** status, date, identifier, appointment and location, as far as they are asked for. */
function filterOf(c: Context, timeZone: string): (resource: Appointment | Encounter, at: number) => boolean {
  const inDates = (c.req.queries("date") ?? []).map((text) => dateFilter(text, timeZone));
  const [statuses, identifier, appointment, location] = [c.req.query("status")?.split(","), c.req.query("identifier"), c.req.query("appointment"), c.req.query("location")];
  return (resource, at) =>
    inDates.every((isIn) => isIn(at)) &&
    (statuses === undefined || statuses.includes(resource.status)) &&
    (identifier === undefined || (resource.identifier ?? []).some((i) => (identifier.includes("|") ? identifier === `${i.system ?? ""}|${i.value ?? ""}` : identifier === i.value))) &&
    (appointment === undefined || (resource.resourceType === "Encounter" && (resource.appointment ?? []).some((a) => sameId(a.reference, appointment)))) &&
    (location === undefined || (resource.resourceType === "Encounter" && (resource.location ?? []).some((l) => sameId(l.location.reference, location))));
}

function sameId(reference: string | undefined, asked: string): boolean {
  return reference?.split("/").at(-1) === asked.split("/").at(-1);
}
