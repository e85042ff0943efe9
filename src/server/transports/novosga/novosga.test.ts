import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secondMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { issueToken, newToken } from "#server/store/tokens.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

type Json = Record<string, unknown>;

/** The requests of novosga/panel-app and novosga/triage-app, as their services/api.js and store send them. */
describe("a television and a totem of Novo SGA", () => {
  let server: TestHouse;
  const secrets = { hall: newToken(), totem: newToken() };
  let unit = 0;
  let services: { servico: { id: number; nome: string }; sigla: string }[] = [];

  const ask = async (path: string, options: { as?: keyof typeof secrets; body?: unknown; headers?: Record<string, string> } = {}) => {
    const response = await fetch(`${server.url}/api/${path}`, {
      method: options.body === undefined ? "GET" : "POST",
      headers: { ...(options.as ? { authorization: `Bearer ${secrets[options.as]}` } : {}), ...(options.body === undefined ? {} : { "content-type": "application/json" }), ...options.headers },
      ...(options.body === undefined ? {} : { body: typeof options.body === "string" ? options.body : JSON.stringify(options.body) }),
    });
    const text = await response.text();
    return { status: response.status, text, json: (response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : {}) as Json };
  };
  const token = (fields: Record<string, string>) => fetch(`${server.url}/api/token`, { method: "POST", body: new URLSearchParams(fields) }).then(async (r) => ({ status: r.status, json: (await r.json()) as Json }));
  const distribui = (more: Json = {}) => ask("distribui", { as: "totem", body: { unidade: unit, servico: services[0]?.servico.id, prioridade: 1, cliente: { nome: "", documento: "" }, ...more } });
  const panel = async () => (await ask(`unidades/${unit}/painel?servicos=${services.map((s) => s.servico.id).join(",")}`, { as: "hall" })).json as unknown as Json[];
  const move = (command: Parameters<typeof execute>[2]["command"]) => execute(server.house, "clinic", { idempotencyKey: `test-${Math.random()}`, command }, { kind: "staff", id: "1", name: "Ana" });
  const tickets = () => Object.values(server.house.keeper.state("clinic").tickets);

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, { ...smallClinic(), languages: ["pt-BR"] }, { isDemo: false });
    const { sql } = server.house.database;
    await sql`insert into gateways (clinic_id, id, name, added_at) values ('clinic', 'totem', 'Totem', now())`;
    await issueToken(sql, { clinicId: "clinic", kind: "board", subjectId: "hall" }, secrets.hall, noon);
    await issueToken(sql, { clinicId: "clinic", kind: "gateway", subjectId: "totem" }, secrets.totem, noon);
    [{ id: unit }] = (await ask("unidades", { as: "totem" })).json as unknown as [{ id: number }];
    services = (await ask(`unidades/${unit}/servicos`, { as: "totem" })).json as unknown as typeof services;
  });
  afterAll(() => server.close());

  it("find the server, and sign in with the id and the token of a board or a gateway", async () => {
    expect((await ask("")).json).toMatchObject({ status: "ok", mercureUrl: "/api/mercure" });
    const form = { grant_type: "password", client_id: "hall", client_secret: secrets.hall, username: "any", password: "any" };
    const answer = await token(form);
    expect(answer).toMatchObject({ status: 200, json: { access_token: secrets.hall, token_type: "bearer", expires_in: 86_400 } });
    expect((await token({ grant_type: "refresh_token", client_id: "hall", client_secret: secrets.hall, refresh_token: String(answer.json.refresh_token) })).status).toBe(200);
    expect(await token({ ...form, client_id: "totem" })).toMatchObject({ status: 401, json: { error: "invalid_client" } });
    expect(await token({ ...form, client_secret: "guessed guessed" })).toMatchObject({ status: 401 });
    expect(await ask("unidades")).toMatchObject({ status: 401, json: { error: "invalid_grant" } });
  });

  it("are told units, services and priorities by whole numbers", async () => {
    expect(Number.isSafeInteger(unit)).toBe(true);
    expect(services).toMatchObject([{ sigla: "G", servico: { nome: "GP consultation" } }, { sigla: "B", servico: { nome: "Blood draw" } }]);
    expect((await ask("prioridades", { as: "totem" })).json).toMatchObject([{ id: 1, nome: "Normal", peso: 0 }, { id: 2, nome: "Prioritário", peso: 1 }]);
    expect((await ask(`servicos/${services[1]?.servico.id}`, { as: "totem" })).json).toMatchObject({ nome: "Blood draw", subServicos: [] });
    expect((await ask("departamentos", { as: "totem" })).json).toEqual([]);
    expect((await ask("unidades/12345/servicos", { as: "totem" })).status).toBe(404);
  });

  it("give out a ticket and print it, without a sign that would end the totem's page", async () => {
    const { status, json } = await distribui({ prioridade: 2 });
    expect(status).toBe(200);
    const [ticket] = tickets();
    expect(json).toMatchObject({ senha: { sigla: "G", format: ticket?.number }, servico: { nome: "GP consultation" }, prioridade: { id: 2, nome: "Prioritário" }, chegada: "2026-01-15 13:00:00", cliente: null });
    expect(ticket).toMatchObject({ urgency: 3, state: "waiting" });
    const paper = await ask(`print/${String(json.id)}`, { as: "totem", headers: { "X-Hash": String(json.hash) } });
    expect(paper.status).toBe(200);
    expect(paper.text).toContain(`<h1>${ticket?.number ?? "?"}</h1>`);
    expect(paper.text).toContain("<svg");
    expect(paper.text).not.toMatch(/[#%]/);
    expect((await ask(`print/${String(json.id)}`, { as: "totem", headers: { "X-Hash": "é".repeat(12) } }).catch(() => ({ status: 404 }))).status).toBe(404);
    expect((await ask(`print/${String(json.id)}`, { as: "totem", headers: { "X-Hash": "0".repeat(24) } })).status).toBe(404);
  });

  it("show who is called where, newest first, anew when called again, and never a name", async () => {
    await distribui({ cliente: { nome: "Nomeada Pessoa", documento: "123" } });
    const [first, second] = tickets();
    await move({ type: "call", ticketId: first?.id ?? "", roomId: "room-1" });
    server.clock.now += 5 * secondMs;
    await move({ type: "call", ticketId: second?.id ?? "", roomId: "room-2" });
    const called = await panel();
    // The television shows siglaSenha + numeroSenha above local + " " + numeroLocal.
    expect(called.map((c) => [`${String(c.siglaSenha)}${String(c.numeroSenha)}`, `${String(c.local)} ${String(c.numeroLocal)}`])).toEqual([[second?.number, "Room 2"], [first?.number, "Room 1"]]);
    expect(JSON.stringify(called)).not.toContain("Nomeada");
    server.clock.now += 5 * secondMs;
    await move({ type: "recall", ticketId: first?.id ?? "" });
    const again = await panel();
    expect(again[0]).toMatchObject({ senha: first?.number });
    expect(called.map((c) => c.id)).not.toContain(again[0]?.id);
    await move({ type: "set-privacy", ticketId: first?.id ?? "", isPrivate: true });
    expect((await panel()).map((c) => c.senha)).toEqual([second?.number]);
    expect((await ask(`unidades/${unit}/painel?servicos=${services[1]?.servico.id}`, { as: "hall" })).json).toEqual([]);
    expect((await ask(`unidades/${unit}/painel`, { as: "hall" })).json).toEqual([]);
  });

  it("hear at once that somebody was called, and not who", async () => {
    const stop = new AbortController();
    const stream = await fetch(`${server.url}/api/mercure?topic=${encodeURIComponent(`/unidades/${unit}/painel`)}`, { signal: stop.signal });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe(": still here\n\n");
    await distribui({ servico: services[1]?.servico.id });
    const blood = tickets().find((t) => t.legs[0]?.serviceId === "blood");
    server.clock.now += 5 * secondMs;
    await move({ type: "call", ticketId: blood?.id ?? "", roomId: "room-3" });
    const news = new TextDecoder().decode((await reader.read()).value);
    expect(news).toMatch(/^data: \{\}\nid: .+\n\n$/);
    stop.abort();
    expect((await fetch(`${server.url}/api/mercure?topic=nothing`)).status).toBe(404);
  });

  it("are refused in their own words: a board that gives out tickets, a body that is no ticket, a service of elsewhere", async () => {
    const before = server.house.keeper.state("clinic").seq;
    expect(await ask("distribui", { as: "hall", body: { unidade: unit, servico: services[0]?.servico.id } })).toMatchObject({ status: 403, json: { error: "access_denied" } });
    expect(await ask("distribui", { as: "totem", body: "{ not json" })).toMatchObject({ status: 400, json: { error: "invalid_request" } });
    expect(await ask("distribui", { as: "totem", body: { unidade: {}, servico: 1 } })).toMatchObject({ status: 400, json: { error_description: expect.stringContaining("unidade") as string } });
    expect((await distribui({ servico: 99 })).status).toBe(404);
    expect(server.house.keeper.state("clinic").seq).toBe(before);
  });
});
