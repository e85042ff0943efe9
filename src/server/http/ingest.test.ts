import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveClinic } from "#server/clinics.ts";
import { issueToken, newToken, revokeTokens } from "#server/store/tokens.ts";
import { axisPush, noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("POST /api/ingest/:sensorId", () => {
  let server: TestHouse;
  const token = newToken();
  const post = async (body: unknown, options: { sensor?: string; token?: string } = {}) => {
    const response = await fetch(`${server.url}/api/ingest/${options.sensor ?? "door-sensor"}`, {
      method: "POST",
      headers: { authorization: `Bearer ${options.token ?? token}`, "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: response.status, type: response.headers.get("content-type"), body: (await response.json()) as Record<string, unknown> };
  };
  const inside = () => server.house.keeper.state("clinic").zones.waiting?.people;

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    await issueToken(server.house.database.sql, { clinicId: "clinic", kind: "sensor", subjectId: "door-sensor" }, token, noon);
  });
  afterAll(() => server.close());

  it("counts who came and went", async () => {
    expect(await post(axisPush(noon, 5, 2))).toMatchObject({ status: 202, body: { accepted: 1, repeated: 0 } });
    expect(inside()).toBe(3);
  });

  it("counts the same message once, however often it comes", async () => {
    expect((await post(axisPush(noon, 5, 2))).body).toEqual({ accepted: 0, repeated: 1 });
    const again = await Promise.all([1, 2, 3].map(() => post(axisPush(noon - 60_000, 1, 0))));
    expect(again.map((a) => a.body.accepted).sort()).toEqual([0, 0, 1]);
    expect(inside()).toBe(4);
  });

  it("takes a late message for the time at which people walked", async () => {
    await post(axisPush(noon - 3 * 3_600_000, 2, 0));
    const [row] = await server.house.database.sql<{ at: Date }[]>`select at from count_events order by seq desc limit 1`;
    expect(row?.at.getTime()).toBe(noon - 3 * 3_600_000);
    expect(inside()).toBe(6);
  });

  it("answers a connection test, and counts nobody", async () => {
    const test = axisPush(noon, 0, 0) as { data: { measurements: unknown[] } };
    test.data.measurements = [];
    expect(await post(test)).toMatchObject({ status: 202, body: { accepted: 0, repeated: 0 } });
  });

  it("refuses a message it cannot read, names the field, marks the sensor, and loses nothing else", async () => {
    const broken = axisPush(noon + 60_000, 1, 1) as { data: { measurements: { items: { count: unknown }[] }[] } };
    (broken.data.measurements[0]?.items[0] as { count: unknown }).count = "many";
    const before = inside();
    const [refused, other] = await Promise.all([post(broken), post(axisPush(noon + 120_000, 1, 0))]);
    expect(refused).toMatchObject({ status: 400, type: "application/problem+json", body: { code: "bad-payload", field: "data.measurements[0].items[0].count" } });
    expect(other.status).toBe(202);
    expect(inside()).toBe((before ?? 0) + 1);
  });

  it("marks the sensor until a message can be read again", async () => {
    expect((await post("<xml>not what this counter sends</xml>")).status).toBe(400);
    expect(server.house.keeper.health("clinic")["door-sensor"]?.trouble?.says).toContain("Unreadable message");
    await post(axisPush(noon + 180_000, 0, 0));
    expect(server.house.keeper.health("clinic")["door-sensor"]?.trouble).toBeUndefined();
  });

  it.each([
    ["no token", { token: "" }],
    ["an unknown token", { token: "x".repeat(43) }],
    ["another sensor's token", { sensor: "other-sensor" }],
  ])("refuses %s", async (_what, options) => {
    expect(await post(axisPush(noon, 1, 1), options)).toMatchObject({ status: 401, body: { code: "bad-token" } });
  });

  it("refuses a token from the moment it is revoked", async () => {
    const second = newToken();
    const owner = { clinicId: "clinic", kind: "sensor", subjectId: "other-sensor" } as const;
    await issueToken(server.house.database.sql, owner, second, noon);
    expect((await post({ status_data: {} }, { sensor: "other-sensor", token: second })).status).not.toBe(401);
    await revokeTokens(server.house.database.sql, owner, noon);
    expect((await post({ status_data: {} }, { sensor: "other-sensor", token: second })).status).toBe(401);
  });

  it("refuses what is too large to be a message of a counter", async () => {
    expect(await post("x".repeat(1_100_000))).toMatchObject({ status: 413, body: { code: "too-large" } });
  });
});
