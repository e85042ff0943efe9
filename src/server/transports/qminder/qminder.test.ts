import * as Qminder from "qminder-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { minuteMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { issueToken, newToken } from "#server/store/tokens.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

/** Qminder's own library asks us, as it asks its makers. */
describe("Qminder's JavaScript library", () => {
  let server: TestHouse;
  const key = newToken();
  const other = newToken();
  let location = 0;
  let gp: Qminder.Line;
  let blood: Qminder.Line;
  const ours = (number: string | undefined) => Object.values(server.house.keeper.state("clinic").tickets).find((t) => t.number === number);
  const latest = () => Object.values(server.house.keeper.state("clinic").tickets).at(-1);
  const create = (firstName: string, lastName: string, line = gp, idempotencyKey?: string) => Qminder.tickets.create(line, { firstName, lastName } as never, idempotencyKey);

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    for (const [id, token] of [["kiosk", key], ["other", other]] as const) {
      await server.house.database.sql`insert into gateways (clinic_id, id, name, added_at) values ('clinic', ${id}, ${id}, now())`;
      await issueToken(server.house.database.sql, { clinicId: "clinic", kind: "gateway", subjectId: id }, token, noon);
    }
    Qminder.setServer(new URL(server.url).host);
    Qminder.setKey(key);
    // The library knows https alone; the test's server has no certificate.
    const base = Qminder.ApiBase as unknown as { fetch: (url: string, init: RequestInit) => Promise<Response> };
    base.fetch = (url, init) => fetch(url.replace("https://", "http://"), init);
    location = ((await Qminder.locations.list()) as unknown as { id: number }[])[0]?.id ?? 0;
    [gp, blood] = (await Qminder.lines.list(location)) as [Qminder.Line, Qminder.Line];
  });
  afterAll(() => server.close());

  it("finds the clinic, its lines, desks and users", async () => {
    expect(await Qminder.locations.details(location)).toMatchObject({ name: "Clinic clinic", timezoneOffset: -60 });
    expect([gp, blood].map((line) => line.name)).toEqual(["GP consultation", "Blood draw"]);
    expect(await Qminder.lines.details(gp)).toMatchObject({ id: gp.id, name: "GP consultation", disabled: false });
    expect((await Qminder.locations.getDesks({ id: location } as never)).map((d) => d.name)).toEqual(["Room 1", "Room 2", "Room 3"]);
    const [user] = await Qminder.users.list(location);
    expect(user).toMatchObject({ firstName: "Dr", lastName: "Ito" });
    expect(await Qminder.users.details(user as Qminder.User)).toMatchObject({ id: user?.id });
  });

  it("takes a patient from the line to the end", async () => {
    const made = await create("Jane", "Doe");
    expect(Number.isSafeInteger(made.id)).toBe(true);
    expect(await Qminder.tickets.details(made)).toMatchObject({ status: "NEW", firstName: "Jane", lastName: "Doe", line: gp.id, created: { date: new Date(noon).toISOString() } });
    const desks = await Qminder.locations.getDesks({ id: location } as never);
    expect(await Qminder.tickets.call(made, undefined as never, desks[1])).toMatchObject({ status: "CALLED", called: { desk: desks[1]?.id } });
    server.clock.now += minuteMs;
    expect(await Qminder.tickets.recall(made)).toBe("success");
    expect(await Qminder.tickets.markServed(made)).toBe("success");
    expect(await Qminder.tickets.details(made)).toMatchObject({ status: "SERVED", served: { date: new Date(noon + minuteMs).toISOString() } });
    await expect(Qminder.tickets.markServed(made)).rejects.toThrow(/finished G\d+/);
  });

  it("calls whoever is next for a user at their desk, and nobody where nobody waits", async () => {
    const [user] = await Qminder.users.list(location);
    const [desk] = await Qminder.locations.getDesks({ id: location } as never);
    await Qminder.users.selectDesk(user as Qminder.User, desk as Qminder.Desk);
    const first = await create("First", "InLine");
    server.clock.now += minuteMs;
    await create("Second", "InLine");
    const called = await Qminder.tickets.callNext([gp], user);
    expect(called).toMatchObject({ id: String(first.id), status: "CALLED", called: { desk: desk?.id, caller: user?.id } });
    expect(await Qminder.tickets.search({ status: ["CALLED"], caller: user?.id })).toHaveLength(1);
    expect(await Qminder.tickets.returnToQueue(first, user as Qminder.User, "FIRST" as never)).toBe("success");
    expect(await Qminder.tickets.callNext([blood])).toBeNull();
    expect(await Qminder.tickets.cancel(first, user as Qminder.User)).toBe("success");
    expect(await Qminder.tickets.details(first)).toMatchObject({ status: "CANCELLED_BY_CLERK" });
  });

  it("does once what is asked twice with one key", async () => {
    const ids = (await Promise.all([1, 2, 3].map(() => create("Once", "Only", blood, "order-7")))).map((t) => t.id);
    expect(new Set(ids).size).toBe(1);
    expect(await Qminder.tickets.count({ line: blood.id, status: ["NEW"] })).toBe(1);
  });

  it("searches and counts by line, status and time", async () => {
    expect((await Qminder.tickets.search({ line: [gp.id, blood.id], status: ["NEW"], limit: 1 }))).toHaveLength(1);
    expect(await Qminder.tickets.count({ location, minCreated: new Date(server.clock.now + minuteMs).toISOString() })).toBe(0);
    expect(await Qminder.tickets.count({ maxCreated: Math.floor(noon / 1000) })).toBe(1);
    await expect(Qminder.tickets.count({ minCreated: "soon" })).rejects.toThrow("minCreated is not a moment.");
  });

  it("sends on and renames", async () => {
    const made = await create("Wrong", "Line");
    await Qminder.tickets.forward(made, blood);
    expect(await Qminder.tickets.edit(made, { firstName: "Right", lastName: "Line" } as never)).toBe("success");
    expect(await Qminder.tickets.details(made)).toMatchObject({ line: blood.id, firstName: "Right" });
  });

  it("sees no name that another system or the desk has written down", async () => {
    await execute(server.house, "clinic", { idempotencyKey: "desk-1", command: { type: "check-in", name: "Desk Patient", serviceIds: ["gp"], urgency: 4 } }, { kind: "staff", id: "1", name: "Ana" });
    expect(ours(latest()?.number)).toBeDefined();
    expect(JSON.stringify(await Qminder.tickets.search({}))).not.toContain("Desk");
    Qminder.setKey(other);
    expect(JSON.stringify(await Qminder.tickets.search({}))).not.toMatch(/Jane|Doe|Once|Right/);
    Qminder.setKey(key);
  });

  it("is told what is wrong in its own shape", async () => {
    const before = server.house.keeper.state("clinic").seq;
    await expect(Qminder.tickets.details(12345)).rejects.toThrow("There is no such ticket today.");
    await expect(Qminder.tickets.create(987, {} as never)).rejects.toThrow("There is no such line.");
    await expect(Qminder.tickets.create(gp, { firstName: "A", phoneNumber: "call me" } as never)).rejects.toThrow("phoneNumber is not a telephone number.");
    await expect(Qminder.webhooks.create("https://example.org/hook")).rejects.toThrow("Anteroom does not offer POST /v1/webhooks.");
    Qminder.setKey("a key that nobody issued");
    await expect(Qminder.tickets.search({})).rejects.toThrow("This API key is unknown or has been revoked.");
    Qminder.setKey(key);
    expect(server.house.keeper.state("clinic").seq).toBe(before);
  });
});
