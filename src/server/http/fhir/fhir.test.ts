import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hourMs, minuteMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { issueToken, newToken } from "#server/store/tokens.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

const examples = "../shared/data/iomt/fhir-r4-examples";
type Json = Record<string, unknown>;

describe("FHIR", () => {
  let server: TestHouse;
  const tokens = { ehr: newToken(), other: newToken() };
  const ask = async (method: string, path: string, options: { body?: unknown; as?: keyof typeof tokens | null; headers?: Record<string, string> } = {}) => {
    const response = await fetch(`${server.url}/fhir${path}`, {
      method,
      headers: { ...(options.as === null ? {} : { authorization: `Bearer ${tokens[options.as ?? "ehr"]}` }), ...(options.body === undefined ? {} : { "content-type": "application/fhir+json" }), ...options.headers },
      ...(options.body === undefined ? {} : { body: typeof options.body === "string" ? options.body : JSON.stringify(options.body) }),
    });
    return { status: response.status, headers: response.headers, json: (await response.json()) as Json };
  };
  const state = () => server.house.keeper.state("clinic");
  const encounter = (more: object = {}) => ({ resourceType: "Encounter", status: "arrived", class: { code: "AMB" }, subject: { display: "Jane Doe" }, serviceType: { coding: [{ system: "http://hospital", code: "gp" }] }, ...more });
  const appointment = (more: object = {}) => ({ resourceType: "Appointment", status: "booked", start: "2026-01-15T15:00:00+01:00", serviceType: [{ coding: [{ code: "gp" }] }], participant: [{ actor: { reference: "Patient/7", display: "Jane Doe" }, status: "accepted" }], ...more });
  const move = (command: Parameters<typeof execute>[2]["command"]) => execute(server.house, "clinic", { idempotencyKey: `test-${Math.random()}`, command }, { kind: "staff", id: "1", name: "Ana" });

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    for (const [id, token] of Object.entries(tokens)) {
      await server.house.database.sql`insert into gateways (clinic_id, id, name, added_at) values ('clinic', ${id}, ${id.toUpperCase()}, now())`;
      await issueToken(server.house.database.sql, { clinicId: "clinic", kind: "gateway", subjectId: id }, token, noon);
    }
  });
  afterAll(() => server.close());

  it("says what it can do, to everybody", async () => {
    const { status, headers, json } = await ask("GET", "/metadata", { as: null });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/fhir+json; charset=utf-8");
    expect(json).toMatchObject({ resourceType: "CapabilityStatement", fhirVersion: "4.0.1", status: "active", kind: "instance", format: ["json"] });
    expect((json.rest as { resource: { type: string }[] }[])[0]?.resource.map((r) => r.type)).toEqual(["Appointment", "Encounter", "Location"]);
  });

  it("lets nobody in without the token of a gateway, and says so in its own words", async () => {
    for (const as of [null, "ehr"] as const) {
      const answer = await ask("GET", "/Encounter", { as, headers: as === null ? {} : { authorization: "Bearer not-a-real-token" } });
      expect(answer).toMatchObject({ status: 401, json: { resourceType: "OperationOutcome", issue: [{ severity: "error", code: "login" }] } });
    }
  });

  describe("an encounter", () => {
    it("is an arrival that waits", async () => {
      const { status, headers, json } = await ask("POST", "/Encounter", { body: encounter({ priority: { coding: [{ code: "UR" }] } }) });
      expect(status).toBe(201);
      expect(headers.get("location")).toBe(`${server.url}/fhir/Encounter/${String(json.id)}`);
      expect(json).toMatchObject({ resourceType: "Encounter", status: "arrived", class: { code: "AMB" }, subject: { display: "Jane Doe" }, period: { start: new Date(noon).toISOString() } });
      expect(state().tickets[String(json.id)]).toMatchObject({ state: "waiting", urgency: 3, legs: [{ serviceId: "gp" }] });
    });

    it("goes through the visit by its status, and shows where it is", async () => {
      const id = String((await ask("POST", "/Encounter", { body: encounter() })).json.id);
      const put = async (status: string, more: object = {}) => (await ask("PUT", `/Encounter/${id}`, { body: encounter({ id, status, ...more }) })).json;
      expect(await put("in-progress", { location: [{ location: { reference: "Location/room-2" } }] })).toMatchObject({ status: "in-progress", location: [{ location: { reference: "Location/room-2", display: "Room 2" } }] });
      expect((await ask("GET", "/Location/room-2")).json).toMatchObject({ resourceType: "Location", operationalStatus: { code: "O" } });
      expect(await put("in-progress")).toMatchObject({ status: "in-progress" });
      expect(await put("onleave")).toMatchObject({ status: "onleave" });
      expect(await put("arrived")).toMatchObject({ status: "arrived" });
      expect(await put("in-progress", { location: [{ location: { reference: "Location/room-2" } }] })).toMatchObject({ status: "in-progress" });
      server.clock.now += 10 * minuteMs;
      expect(await put("finished")).toMatchObject({ status: "finished", period: { end: new Date(server.clock.now).toISOString() } });
      expect(state().tickets[id]?.state).toBe("done");
      const late = await ask("PUT", `/Encounter/${id}`, { body: encounter({ status: "cancelled" }) });
      expect(late).toMatchObject({ status: 409, json: { resourceType: "OperationOutcome", issue: [{ code: "business-rule" }] } });
    });

    it("keeps the id that a PUT has chosen, and is one however often it is put", async () => {
      const answers = await Promise.all([1, 2, 3].map(() => ask("PUT", "/Encounter/visit-77", { body: encounter({ id: "visit-77", subject: { display: "Put Often" } }) })));
      expect(answers.map((a) => a.json.id)).toEqual(["visit-77", "visit-77", "visit-77"]);
      const [row] = await server.house.database.sql`select count(*)::int as n from visits where patient_name = 'Put Often'`;
      expect(row?.n).toBe(1);
      expect((await ask("GET", "/Encounter/visit-77")).json).toMatchObject({ id: "visit-77", status: "arrived" });
    });

    it("is created once for one identifier, and once for one If-None-Exist", async () => {
      const body = encounter({ identifier: [{ system: "urn:hospital", value: "E-1" }] });
      const first = await ask("POST", "/Encounter", { body });
      const again = await ask("POST", "/Encounter", { body });
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.json.id).toBe(first.json.id);
      expect((await ask("GET", "/Encounter?identifier=urn:hospital|E-1")).json).toMatchObject({ total: 1, entry: [{ resource: { id: first.json.id } }] });
      const headers = { "if-none-exist": "identifier=urn:hospital|E-2" };
      const ids = await Promise.all([1, 2, 3, 4].map(async () => (await ask("POST", "/Encounter", { body: encounter(), headers })).json.id));
      expect(new Set(ids).size).toBe(1);
    });

    it("shows a name to the system that brought it, and to no other", async () => {
      const id = String((await ask("POST", "/Encounter", { body: encounter({ subject: { display: "Only Ours" } }) })).json.id);
      expect(JSON.stringify((await ask("GET", `/Encounter/${id}`)).json)).toContain("Only Ours");
      expect(JSON.stringify((await ask("GET", "/Encounter", { as: "other" })).json)).not.toMatch(/Only Ours|Jane Doe/);
      await move({ type: "check-in", name: "Desk Patient", serviceIds: ["gp"], urgency: 4 });
      expect(JSON.stringify((await ask("GET", "/Encounter")).json)).not.toContain("Desk Patient");
    });

    it("for a service that nobody knows waits at the desk", async () => {
      const { json } = await ask("POST", "/Encounter", { body: encounter({ serviceType: { coding: [{ code: "MRI" }] } }) });
      expect(state().tickets[String(json.id)]).toMatchObject({ state: "arrived", pause: { reason: "unknown-service: MRI" } });
      await ask("PUT", `/Encounter/${String(json.id)}`, { body: encounter({ status: "triaged" }) });
      expect(state().tickets[String(json.id)]?.state).toBe("waiting");
    });

    it("changes only from the version that was seen, where that is said", async () => {
      const first = await ask("POST", "/Encounter", { body: encounter() });
      const id = String(first.json.id);
      expect(first.headers.get("etag")).toBe('W/"1"');
      await ask("PUT", `/Encounter/${id}`, { body: encounter({ priority: { coding: [{ code: "EM" }] } }) });
      expect(await ask("PUT", `/Encounter/${id}`, { body: encounter({ status: "cancelled" }), headers: { "if-match": 'W/"1"' } })).toMatchObject({ status: 412, json: { issue: [{ code: "conflict" }] } });
    });
  });

  describe("an appointment", () => {
    it("is booked, moved, cancelled, and found by day and status", async () => {
      const made = await ask("PUT", "/Appointment/a-1", { body: appointment({ id: "a-1" }) });
      expect(made).toMatchObject({ status: 201, json: { id: "a-1", status: "booked", start: "2026-01-15T14:00:00.000Z", end: "2026-01-15T14:10:00.000Z" } });
      const moved = await ask("PUT", "/Appointment/a-1", { body: appointment({ id: "a-1", start: "2026-01-15T14:30:00Z", participant: [] }) });
      expect(moved).toMatchObject({ status: 200, json: { start: "2026-01-15T14:30:00.000Z" } });
      expect(state().appointments?.["a-1"]).toMatchObject({ scheduledAt: noon + 2.5 * hourMs, state: "booked" });
      const total = async (query: string) => (await ask("GET", `/Appointment?${query}`)).json.total;
      expect(await Promise.all(["date=2026-01-15", "date=2026-01-16", "date=ge2026-01-15T14:00:00Z&date=lt2026-01-15T15:00:00Z", "date=lt2026-01-15", "status=booked", "status=cancelled,noshow"].map(total))).toEqual([1, 0, 1, 0, 1, 0]);
      expect((await ask("PUT", "/Appointment/a-1", { body: appointment({ status: "cancelled" }) })).json).toMatchObject({ status: "cancelled" });
      expect((await ask("PUT", "/Appointment/a-1", { body: appointment({ status: "cancelled" }) })).status).toBe(200);
    });

    it("becomes a check-in when the patient arrives, by its status or by an encounter of it", async () => {
      await ask("PUT", "/Appointment/a-2", { body: appointment({ participant: [{ actor: { reference: "#p" }, status: "accepted" }], contained: [{ resourceType: "Patient", id: "p", name: [{ family: "Contained", given: ["Cleo"] }] }] }) });
      expect((await ask("PUT", "/Appointment/a-2", { body: appointment({ status: "arrived" }) })).json).toMatchObject({ status: "arrived", participant: [{ actor: { display: "Cleo Contained" } }] });
      expect((await ask("GET", "/Encounter?appointment=Appointment/a-2")).json).toMatchObject({ total: 1, entry: [{ resource: { subject: { display: "Cleo Contained" }, status: "arrived" } }] });
      await ask("PUT", "/Appointment/a-3", { body: appointment() });
      await ask("POST", "/Encounter", { body: { resourceType: "Encounter", status: "arrived", class: {}, appointment: [{ reference: "Appointment/a-3" }] } });
      expect(state().appointments?.["a-3"]?.state).toBe("arrived");
    });

    it("is created once for one identifier", async () => {
      const body = appointment({ identifier: [{ value: "A-9" }] });
      const answers = [await ask("POST", "/Appointment", { body }), await ask("POST", "/Appointment", { body })];
      expect(answers.map((a) => a.status)).toEqual([201, 200]);
      expect(new Set(answers.map((a) => a.json.id)).size).toBe(1);
    });

    it.skipIf(!existsSync(examples))("is read as the standard's own example writes it", async () => {
      const example = JSON.parse(readFileSync(`${examples}/Appointment-example.json`, "utf8")) as { serviceCategory: { coding: { code: string }[] }[] };
      const { status, json } = await ask("PUT", "/Appointment/example", { body: example });
      expect(status).toBe(201);
      // Its service category is "gp"; its times are of 2013.
      expect(json).toMatchObject({ id: "example", status: "booked", start: "2013-12-10T09:00:00.000Z", serviceType: [{ coding: [{ code: "gp" }] }], participant: [{ actor: { display: "Peter James Chalmers" } }] });
      const visit = JSON.parse(readFileSync(`${examples}/Encounter-example.json`, "utf8")) as object;
      expect((await ask("PUT", "/Encounter/example", { body: { ...visit, status: "arrived" } })).json).toMatchObject({ status: "arrived" });
    });
  });

  it("lists rooms with what they are used for", async () => {
    await move({ type: "block-room", roomId: "room-3", reason: "Wiping down", kind: "cleaning" });
    await move({ type: "block-room", roomId: "room-1", reason: "Lamp broken", kind: "equipment" });
    const { json } = await ask("GET", "/Location");
    expect((json.entry as { resource: { id: string; status: string; operationalStatus: { code: string } } }[]).map(({ resource: r }) => [r.id, r.status, r.operationalStatus.code])).toEqual([["room-1", "suspended", "C"], ["room-2", "active", "U"], ["room-3", "active", "H"]]);
    expect((await ask("GET", "/Location?operational-status=H")).json.total).toBe(1);
  });

  describe("what is wrong", () => {
    const outcome = (code: string, expression?: string) => ({ resourceType: "OperationOutcome", issue: [{ severity: "error", code, ...(expression === undefined ? {} : { expression: [expression] }) }] });

    it("is said with the element, and changes nothing", async () => {
      const before = state().seq;
      expect(await ask("POST", "/Encounter", { body: "{ not json" })).toMatchObject({ status: 400, json: outcome("structure") });
      expect(await ask("POST", "/Encounter", { body: { resourceType: "Patient" } })).toMatchObject({ status: 422, json: outcome("invalid", "Encounter.resourceType") });
      expect(await ask("POST", "/Encounter", { body: encounter({ status: "dancing" }) })).toMatchObject({ status: 422, json: outcome("value", "Encounter.status") });
      expect(await ask("POST", "/Encounter", { body: encounter({ status: "finished" }) })).toMatchObject({ status: 422, json: outcome("business-rule", "Encounter.status") });
      expect(await ask("POST", "/Appointment", { body: appointment({ start: "tomorrow" }) })).toMatchObject({ status: 422, json: outcome("value", "Appointment.start") });
      expect(await ask("POST", "/Appointment", { body: appointment({ serviceType: [{ text: "Hairdresser" }] }) })).toMatchObject({ status: 422, json: outcome("code-invalid", "Appointment.serviceType") });
      expect(await ask("POST", "/Appointment", { body: appointment({ participant: [] }) })).toMatchObject({ status: 422, json: outcome("required", "Appointment.participant") });
      expect(await ask("PUT", "/Encounter/x", { body: encounter({ id: "y" }) })).toMatchObject({ status: 400, json: outcome("invalid", "Encounter.id") });
      expect(await ask("PUT", "/Appointment/unheard-of", { body: appointment({ status: "cancelled" }) })).toMatchObject({ status: 404, json: outcome("not-found") });
      expect(await ask("GET", "/Encounter/nobody")).toMatchObject({ status: 404, json: outcome("not-found") });
      expect(await ask("GET", "/Appointment?date=soon")).toMatchObject({ status: 400, json: outcome("invalid", "date") });
      expect(await ask("GET", "/Appointment?date=2026-02-31")).toMatchObject({ status: 400, json: outcome("invalid", "date") });
      expect(await ask("GET", "/Observation")).toMatchObject({ status: 404, json: outcome("not-supported") });
      expect(await ask("GET", "/Encounter", { headers: { accept: "application/fhir+xml" } })).toMatchObject({ status: 406, json: outcome("not-supported") });
      expect(await ask("POST", "/Encounter", { body: encounter({ note: "x".repeat(1_100_000) }) })).toMatchObject({ status: 413, json: outcome("too-long") });
      expect(state().seq).toBe(before);
    });
  });
});
