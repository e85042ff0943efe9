import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveClinic } from "#server/clinics.ts";
import { openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("the zones of a clinic", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const ask = async (as: string, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${server.url}${path}`, { method, headers: { cookie: cookies[as] ?? "", "content-type": "application/json" }, ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }) });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const save = (body: unknown, as = "sam", id = "waiting") => ask(as, "PUT", `/api/admin/zones/${id}`, body);
  const waiting = () => server.house.keeper.state("clinic").setup.zones[0];

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    for (const [username, role] of [["ana", "front-desk"], ["sam", "administrator"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId: "clinic" });
      const answer = await fetch(`${server.url}/api/sign-in`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ username, password: "correct horse" }) });
      cookies[username] = answer.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
    }
  });
  afterAll(() => server.close());

  it("are listed with their capacity, and no thresholds where nobody has set any", async () => {
    expect((await ask("sam", "GET", "/api/admin/zones")).json).toEqual({ zones: [{ id: "waiting", name: "Waiting area", kind: "waiting", capacity: 20, crowding: null }] });
  });

  it("are for administrators", async () => {
    expect((await ask("ana", "GET", "/api/admin/zones")).status).toBe(403);
    expect((await save({ capacity: 30, crowding: null }, "ana")).status).toBe(403);
    expect(waiting()?.capacity).toBe(20);
  });

  it("take a capacity and thresholds, for good and in the log, with who changed them", async () => {
    expect((await save({ capacity: 24, crowding: { watchPeople: 18, fullPeople: 22 } })).json).toEqual({ id: "waiting", name: "Waiting area", kind: "waiting", capacity: 24, crowding: { watchPeople: 18, fullPeople: 22 } });
    expect(waiting()).toMatchObject({ capacity: 24, crowding: { watchPeople: 18, fullPeople: 22 } });
    const [row] = await server.house.database.sql`select capacity_people, watch_people, full_people from zones where clinic_id = 'clinic' and id = 'waiting'`;
    expect(row).toEqual({ capacity_people: 24, watch_people: 18, full_people: 22 });
    const [event] = await server.house.database.sql<{ by: string }[]>`select actor->>'name' as by from events where clinic_id = 'clinic' and type = 'setup-changed' order by seq desc limit 1`;
    expect(event?.by).toBe("sam");
  });

  it("go back to the usual thresholds", async () => {
    await save({ capacity: 24, crowding: null });
    expect(waiting()).toEqual({ id: "waiting", name: "Waiting area", kind: "waiting", capacity: 24 });
  });

  it("refuse what makes no sense, in a sentence that names the field", async () => {
    const refused = async (body: unknown) => {
      const { status, json } = await save(body);
      return { status, field: json.field, detail: json.detail };
    };
    expect(await refused({ capacity: 20, crowding: { watchPeople: 18, fullPeople: 21 } })).toEqual({ status: 400, field: "crowding.fullPeople", detail: "It cannot be full from 21 people on: its capacity is 20." });
    expect(await refused({ capacity: 20, crowding: { watchPeople: 19, fullPeople: 18 } })).toEqual({ status: 400, field: "crowding.watchPeople", detail: "It must fill up before it is full: at most 18." });
    expect(await refused({ capacity: 0, crowding: null })).toMatchObject({ status: 400, field: "capacity" });
    for (const capacity of [-5, 2.5, "20", null, 1e9, {}, undefined]) expect(await refused({ capacity, crowding: null })).toMatchObject({ status: 400, field: "capacity" });
    expect((await save("{")).status).toBe(400);
    expect((await save({ capacity: 20, crowding: null }, "sam", "moon")).json).toMatchObject({ status: 404, code: "unknown-zone" });
    expect(waiting()?.capacity).toBe(24);
  });
});
