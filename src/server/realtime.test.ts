import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClientToServer, ServerToClient, ViewMessage, WatchAnswer } from "#contract/realtime.ts";
import { boardView, queueView, ticketView, type Topic } from "#contract/views.ts";
import { saveClinic } from "#server/clinics.ts";
import { boardCookie } from "#server/guard.ts";
import { issueToken, newToken, revokeTokens } from "#server/store/tokens.ts";
import { openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

type Client = Socket<ServerToClient, ClientToServer> & { heard: ViewMessage[] };

describe("live pictures", () => {
  let server: TestHouse;
  let deskCookie = "";
  const boardToken = newToken();
  const open: Client[] = [];
  const clients = async (cookie: string, topics: Topic[]): Promise<{ client: Client; answer: WatchAnswer }> => {
    const socket = io(server.url, { transports: ["websocket"], extraHeaders: { cookie }, forceNew: true });
    const client: Client = Object.assign(socket, { heard: [] as ViewMessage[] });
    open.push(client);
    client.on("view", (message) => client.heard.push(message));
    await new Promise<void>((resolve, reject) => client.on("connect", resolve).on("connect_error", reject));
    const answer = await new Promise<WatchAnswer>((resolve) => client.emit("watch", { topics }, resolve));
    return { client, answer };
  };
  const next = (client: Client, fits: (message: ViewMessage) => boolean) =>
    new Promise<ViewMessage>((resolve) => {
      const found = client.heard.find(fits);
      if (found) return resolve(found);
      const listen = (message: ViewMessage) => {
        if (!fits(message)) return;
        client.off("view", listen);
        resolve(message);
      };
      client.on("view", listen);
    });
  const command = async (body: object) => {
    const response = await fetch(`${server.url}/api/commands`, {
      method: "POST",
      headers: { cookie: deskCookie, "content-type": "application/json" },
      body: JSON.stringify({ idempotencyKey: crypto.randomUUID(), command: body }),
    });
    return (await response.json()) as { ticketId: string; token: string; number: string };
  };

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    await server.access.addUser({ username: "ana", name: "Ana", password: "correct horse", role: "front-desk", clinicId: "clinic" });
    await issueToken(server.house.database.sql, { clinicId: "clinic", kind: "board", subjectId: "hall" }, boardToken, Date.now());
    const signedIn = await fetch(`${server.url}/api/sign-in`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ username: "ana", password: "correct horse" }) });
    deskCookie = signedIn.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
  });
  afterAll(async () => {
    open.forEach((client) => client.close());
    await server.close();
  });

  it("reach the board and the patient when one desk acts, and only the desk learns the name", async () => {
    const desk = await clients(deskCookie, ["queue"]);
    const board = await clients(`${boardCookie("hall")}=${boardToken}`, ["board:hall"]);
    const { token, number, ticketId } = await command({ type: "check-in", name: "Quentin Secret", serviceIds: ["gp"] });
    const phone = await clients("", [`ticket:${token}`]);
    await command({ type: "call", ticketId, roomId: "room-1" });

    const onBoard = boardView.parse((await next(board.client, (m) => boardView.parse(m.view).calling.some((c) => c.number === number))).view);
    expect(onBoard.calling[0]).toMatchObject({ number, room: "Room 1" });
    const onPhone = ticketView.parse((await next(phone.client, (m) => ticketView.parse(m.view).state === "called")).view);
    expect(onPhone).toMatchObject({ number, room: "Room 1" });
    const atDesk = queueView.parse((await next(desk.client, (m) => queueView.parse(m.view).tickets.some((t) => t.state === "called"))).view);
    expect(atDesk.tickets[0]?.name).toBe("Quentin Secret");

    const heardInPublic = JSON.stringify([...board.client.heard, ...phone.client.heard]);
    expect(heardInPublic).not.toContain("Quentin");
  });

  it("come in an order that a screen can trust", async () => {
    const { client } = await clients(deskCookie, ["queue"]);
    for (let i = 0; i < 3; i++) await command({ type: "check-in", name: `Patient ${i}`, serviceIds: ["blood"] });
    await next(client, (m) => queueView.parse(m.view).tickets.filter((t) => t.serviceId === "blood").length === 3);
    const revs = client.heard.map((m) => m.rev);
    expect(revs).toEqual([...revs].sort((a, b) => a - b));
    expect(new Set(revs).size).toBe(revs.length);
  });

  it("end for a board in the moment in which its token is revoked", async () => {
    const { client } = await clients(`${boardCookie("hall")}=${boardToken}`, ["board:hall"]);
    await next(client, () => true);
    await revokeTokens(server.house.database.sql, { clinicId: "clinic", kind: "board", subjectId: "hall" }, Date.now());
    await server.realtime.recheck();
    const heard = client.heard.length;
    const desk = await clients(deskCookie, ["queue"]);
    const { number } = await command({ type: "check-in", name: "Later", serviceIds: ["gp"] });
    await next(desk.client, (m) => queueView.parse(m.view).tickets.some((t) => t.number === number));
    expect(client.heard).toHaveLength(heard);
    await issueToken(server.house.database.sql, { clinicId: "clinic", kind: "board", subjectId: "hall" }, boardToken, Date.now());
  });

  it.each<[string, string, Topic]>([
    ["a stranger the queue", "", "queue"],
    ["a stranger a board", "", "board:hall"],
    ["a board the queue", `${boardCookie("hall")}=${boardToken}`, "queue"],
    ["a board of another name", `${boardCookie("other")}=${boardToken}`, "board:other"],
    ["anybody a ticket that does not exist", "", "ticket:AAAAAAAAAAAAAAAAAAAAAAAA"],
  ])("are not shown to those who may not see them: %s", async (_what, cookie, topic) => {
    const { client, answer } = await clients(cookie, [topic]);
    expect(answer).toEqual({ watching: [], refused: [topic] });
    expect(client.heard).toEqual([]);
  });
});
