import { randomUUID, timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { errors } from "#contract/errors.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { Ticket, Urgency } from "#domain/queue/ticket.ts";
import { legOf } from "#domain/queue/ticket.ts";
import { secondMs } from "#domain/time.ts";
import { askFor, noteBrought } from "#server/calling-system.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { ProblemAnswer } from "#server/http/problems.ts";
import { ticketToken } from "#server/store/tokens.ts";
import { novoSgaCaller, tokenIn, type NovoSgaCaller } from "#server/transports/novosga/callers.ts";
import { panelCalls } from "#server/transports/novosga/panel.ts";
import { ticketPage } from "#server/transports/novosga/ticket-page.ts";
import { novoSgaWords } from "#server/transports/novosga/words.ts";
import { byWholeNumber, wholeNumberId } from "#server/transports/whole-number-id.ts";

/** A token does not end by itself; the clients ask again from time to time. */
const expiresInSeconds = 24 * 60 * 60;
const streamsMax = 200;
const heartbeatMs = 20 * secondMs;
/** Calls within this time are one piece of news. */
const gatherMs = 100;

class NovoSgaRefusal extends Error {
  constructor(readonly status: ContentfulStatusCode, readonly error: string, readonly says: string) {
    super(says);
  }
}

function refuse(status: ContentfulStatusCode, error: string, says: string): never {
  throw new NovoSgaRefusal(status, error, says);
}

const numberOrText = z.union([z.string().max(80), z.number()]);
const newTicket = z.object({
  unidade: numberOrText,
  servico: numberOrText,
  prioridade: numberOrText.nullish(),
  cliente: z.object({ nome: z.string().max(120).nullish(), documento: z.string().max(120).nullish() }).nullish(),
});

/** The addresses of Novo SGA 2 that its television and its totem ask: see README.md. */
export function novoSgaRoutes(api: Api, { house, pipeline }: ApiParts): void {
  const novo = new Hono<{ Bindings: HttpBindings }>();
  const streams = new Map<SSEStreamingApi, ClinicId>();

  const caller = async (c: Context): Promise<NovoSgaCaller> => (await novoSgaCaller(house, tokenIn(c))) ?? refuse(401, "invalid_grant", "This token is unknown or has been revoked.");
  /** The one unit that a token is for: its clinic. */
  const stateFor = async (c: Context): Promise<ClinicState> => {
    const { clinicId } = await caller(c);
    const unit = c.req.param("unidade");
    if (unit !== undefined && !byWholeNumber([{ id: clinicId }], unit)) refuse(404, "not_found", "There is no such unit.");
    return house.keeper.state(clinicId);
  };

  const info = (c: Context) => c.json({ status: "ok", time: Math.floor(Date.now() / 1000), mercureUrl: "/api/mercure" });
  // Their client asks with the slash, a browser without.
  for (const path of ["/api", "/api/"]) api.get(path, info);

  novo.post("/token", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const [id, secret, refresh] = [form.get("client_id") ?? "", form.get("client_secret") ?? "", form.get("refresh_token")];
    const known = await novoSgaCaller(house, secret);
    // The client's own form insists on a user and a password as well; what opens the door is the token alone.
    if (!known || known.subjectId !== id || (refresh !== null && !isSame(refresh, secret))) refuse(401, "invalid_client", "client_id is the id of a board or a gateway of Anteroom, client_secret its token.");
    return c.json({ access_token: secret, token_type: "bearer", expires_in: expiresInSeconds, scope: null, refresh_token: secret }, 200, { "cache-control": "no-store" });
  });

  novo.get("/unidades", async (c) => {
    const { setup } = await stateFor(c);
    return c.json([{ id: wholeNumberId(setup.id), nome: setup.name, descricao: setup.name, ativo: true }]);
  });
  novo.get("/unidades/:unidade/servicos", async (c) => {
    const { setup } = await stateFor(c);
    return c.json(setup.services.map((s) => ({ sigla: s.prefix, peso: 1, servico: serviceOut(s), departamento: null, local: null, ativo: true, prioridade: true, mensagem: "", numeroInicial: 100, numeroFinal: null, incremento: 1 })));
  });
  novo.get("/servicos/:id", async (c) => {
    const { setup } = await stateFor(c);
    const service = byWholeNumber(setup.services, c.req.param("id")) ?? refuse(404, "not_found", "There is no such service.");
    return c.json({ ...serviceOut(service), subServicos: [] });
  });
  novo.get("/prioridades", async (c) => c.json(prioritiesOf((await stateFor(c)).setup.languages)));
  novo.get("/departamentos", async (c) => {
    await caller(c);
    return c.json([]);
  });
  novo.get("/unidades/:unidade/painel", async (c) => {
    const { setup } = await stateFor(c);
    const asked = (c.req.query("servicos") ?? "").split(",").filter((s) => s !== "");
    const services = asked.flatMap((id) => byWholeNumber(setup.services, id) ?? []);
    // A board that asks for no services shows none; an empty list of ours would mean all.
    return c.json(services.length === 0 ? [] : panelCalls(pipeline.conclude(setup.id), services.map((s) => s.id)), 200, { "cache-control": "no-store" });
  });

  novo.post("/distribui", async (c) => {
    const { totem } = await caller(c);
    if (!totem) refuse(403, "access_denied", "A board looks on; tickets are given out with the token of a gateway.");
    const body = newTicket.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) refuse(400, "invalid_request", `${body.error.issues[0]?.path.join(".") ?? ""}: ${body.error.issues[0]?.message ?? "cannot be read"}`);
    const { unidade, servico, prioridade, cliente } = body.data;
    const { setup } = house.keeper.state(totem.clinicId);
    if (!byWholeNumber([setup], unidade)) refuse(404, "not_found", "There is no such unit.");
    const service = byWholeNumber(setup.services, servico) ?? refuse(404, "not_found", "There is no such service.");
    const urgency: Urgency = String(prioridade ?? 1) === "2" ? 3 : 4;
    const name = (cliente?.nome ?? "").replace(/\p{Cc}/gu, " ").trim();
    const done = await askFor(house, totem, { type: "check-in", name: name === "" ? "(no name)" : name, serviceIds: [service.id], urgency }, randomUUID(), { via: "kiosk" });
    if (!done.ok) refuse(errors[done.refusal.code].status as ContentfulStatusCode, done.refusal.code, done.refusal.says);
    const ticket = house.keeper.state(totem.clinicId).tickets[done.value.ticketId ?? ""];
    if (!ticket) throw new Error("a check-in gave no ticket");
    await noteBrought(house, totem, "ticket", ticket.id);
    return c.json({ ...ticketOut(house.keeper.state(totem.clinicId), ticket), hash: ticketToken(house.settings.secret, totem.clinicId, ticket.id) });
  });

  novo.get("/print/:id", async (c) => {
    const { totem } = await caller(c);
    if (!totem) refuse(403, "access_denied", "Tickets are printed with the token of a gateway.");
    const { setup, tickets } = house.keeper.state(totem.clinicId);
    const ticket = byWholeNumber(Object.values(tickets), c.req.param("id"));
    const token = ticketToken(house.settings.secret, totem.clinicId, ticket?.id ?? "");
    if (!ticket || !isSame(c.req.header("x-hash") ?? c.req.query("hash") ?? "", token)) refuse(404, "not_found", "There is no such ticket.");
    const service = setup.services.find((s) => s.id === legOf(ticket).serviceId);
    const url = `${house.settings.publicUrl ?? new URL(c.req.url).origin}/t/${token}`;
    return c.html(await ticketPage(setup, { number: ticket.number, service: service?.name ?? "", at: ticket.arrivedAt, url }));
  });

  // A browser's EventSource carries no token, so the stream says that something changed, and nothing of what.
  novo.get("/mercure", (c) => {
    const unit = /^\/unidades\/([^/]+)\/painel$/.exec(c.req.query("topic") ?? "")?.[1];
    const clinicId = byWholeNumber(house.keeper.ids().map((id) => ({ id })), unit)?.id ?? refuse(404, "not_found", "There is no such topic.");
    if (streams.size >= streamsMax) refuse(503, "busy", "Too many panels are listening.");
    return streamSSE(c, async (stream) => {
      streams.set(stream, clinicId);
      stream.onAbort(() => void streams.delete(stream));
      while (!stream.aborted && streams.has(stream)) {
        await stream.write(": still here\n\n");
        await stream.sleep(heartbeatMs);
      }
    });
  });

  const shown = new Map<ClinicId, string>();
  const gathering = new Set<ClinicId>();
  house.keeper.onChange((clinicId) => {
    if (gathering.has(clinicId) || ![...streams.values()].includes(clinicId)) return;
    gathering.add(clinicId);
    setTimeout(() => {
      gathering.delete(clinicId);
      const latest = JSON.stringify(panelCalls(pipeline.conclude(clinicId), []).map(({ id }) => id));
      if (latest === shown.get(clinicId)) return;
      shown.set(clinicId, latest);
      for (const [stream, of] of streams) if (of === clinicId) void stream.writeSSE({ id: randomUUID(), data: "{}" }).catch(() => streams.delete(stream));
    }, gatherMs).unref();
  });

  novo.onError((error, c) => {
    if (error instanceof NovoSgaRefusal) return c.json({ error: error.error, error_description: error.says }, error.status);
    if (error instanceof ProblemAnswer) return c.json({ error: error.problem.code, error_description: error.problem.detail ?? error.problem.title }, error.problem.status as ContentfulStatusCode);
    house.log.error({ err: error, path: c.req.path }, "a request of a Novo SGA client failed");
    return c.json({ error: "server_error", error_description: errors["server-error"].title }, 500);
  });
  api.route("/api", novo);
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function serviceOut(service: { id: string; name: string }) {
  return { id: wholeNumberId(service.id), nome: service.name, descricao: service.name, ativo: true, peso: 1 };
}

function prioritiesOf(languages: string[]) {
  const words = novoSgaWords(languages);
  return [
    { id: 1, nome: words.normal, descricao: words.normal, peso: 0, ativo: true },
    { id: 2, nome: words.priority, descricao: words.priority, peso: 1, ativo: true },
  ];
}

function ticketOut({ setup }: ClinicState, ticket: Ticket) {
  const [, letters = "", digits = ""] = /^(.*?)(\d*)$/.exec(ticket.number) ?? [];
  const service = setup.services.find((s) => s.id === legOf(ticket).serviceId);
  const chegada = new Intl.DateTimeFormat("sv-SE", { timeZone: setup.timeZone, dateStyle: "short", timeStyle: "medium" }).format(ticket.arrivedAt);
  return {
    id: wholeNumberId(ticket.id),
    senha: { sigla: letters, numero: Number(digits), format: ticket.number },
    numero: Number(digits),
    servico: service ? { id: wholeNumberId(service.id), nome: service.name } : null,
    prioridade: prioritiesOf(setup.languages)[ticket.urgency < 4 ? 1 : 0],
    chegada,
    espera: "00:00:00",
    status: "emitida",
    cliente: null,
  };
}
