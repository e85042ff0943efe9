import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandInput } from "#contract/commands.ts";
import { ticketHistory } from "#contract/tickets.ts";
import { saveClinic } from "#server/clinics.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("the history of a ticket", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const ask = (path: string, as?: string, body?: unknown) =>
    fetch(`${server.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { ...(as ? { cookie: cookies[as] ?? "" } : {}), "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  let sent = 0;
  const command = async (command: CommandInput) =>
    (await (await ask("/api/commands", "ana", { idempotencyKey: `history-${++sent}`, command })).json()) as { ticketId: string };

  beforeAll(async () => {
    server = await openTestHouse();
    for (const [id, username] of [["clinic", "ana"], ["other", "zoe"]] as const) {
      await saveClinic(server.house, smallClinic(id), { isDemo: false });
      await server.access.addUser({ username, name: username, password: "correct horse", role: "front-desk", clinicId: id });
      const answer = await ask("/api/sign-in", undefined, { username, password: "correct horse" });
      cookies[username] = answer.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
    }
  });
  afterAll(() => server.close());

  it("tells every move with its hour, who made it and what was said, oldest first, and nothing of other tickets", async () => {
    const { ticketId } = await command({ type: "check-in", name: "Maria Lopez", serviceIds: ["gp"], note: "speaks softly" });
    await command({ type: "check-in", name: "Somebody else", serviceIds: ["gp"] });
    await command({ type: "call", ticketId, roomId: "room-1" });
    server.clock.now = noon + 60_000;
    await command({ type: "hold", ticketId, reason: "on the telephone", until: noon + 600_000 });
    const answer = await ask(`/api/tickets/${ticketId}/history`, "ana");
    const text = await answer.text();
    const told = ticketHistory.parse(JSON.parse(text));
    expect(told.events.map(({ at, by, type, params }) => ({ at, by, type, params }))).toEqual([
      { at: noon, by: "ana", type: "checked-in", params: { serviceIds: ["gp"], urgency: 4 } },
      { at: noon, by: "ana", type: "called", params: { roomId: "room-1" } },
      { at: noon + 60_000, by: "ana", type: "held", params: { reason: "on the telephone", until: noon + 600_000 } },
    ]);
    expect(text).not.toMatch(/Maria|softly/);
    server.clock.now = noon;
  });

  it("is for staff of that clinic only", async () => {
    const { ticketId } = await command({ type: "check-in", name: "Lee Wong", serviceIds: ["gp"] });
    expect((await ask(`/api/tickets/${ticketId}/history`)).status).toBe(401);
    expect((await ask(`/api/tickets/${ticketId}/history`, "zoe")).status).toBe(404);
    expect(await (await ask("/api/tickets/no-such/history", "ana")).json()).toMatchObject({ code: "unknown-ticket" });
    expect((await ask(`/api/tickets/${encodeURIComponent("' or 1=1 --")}/history`, "ana")).status).toBe(404);
    expect((await ask("/api/tickets/__proto__/history", "ana")).status).toBe(404);
  });
});
