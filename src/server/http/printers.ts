import { createRoute } from "@hono/zod-openapi";
import { deskPrint, printed, printers, printerTest } from "#contract/kiosk.ts";
import { mayAdminister, mayRunQueue } from "#contract/session.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { originOf } from "#server/http/issued.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import type { PrintDesk } from "#server/print/print-desk.ts";
import { paperLanguageOf } from "#server/print/paper-words.ts";
import { paperClock, printTicket } from "#server/print/print-ticket.ts";
import { ticketPaper } from "#server/print/ticket-paper.ts";

const print = createRoute({
  method: "post",
  path: "/api/print",
  summary: "Print a ticket at the desk's printer",
  description: "One idempotency key prints one paper.",
  request: { body: { content: { "application/json": { schema: deskPrint } }, required: true } },
  responses: { 200: { description: "Printed", content: { "application/json": { schema: printed } } }, ...refusals },
});

const list = createRoute({
  method: "get",
  path: "/api/printers",
  summary: "Ticket printers, and what was wrong with each the last time, until it prints again",
  responses: { 200: { description: "The printers", content: { "application/json": { schema: printers } } }, ...refusals },
});

const test = createRoute({
  method: "post",
  path: "/api/admin/printers/test",
  summary: "Print a test ticket",
  request: { body: { content: { "application/json": { schema: printerTest } }, required: true } },
  responses: { 200: { description: "Printed", content: { "application/json": { schema: printed } } }, ...refusals },
});

export function printerRoutes(api: Api, parts: ApiParts, desk: PrintDesk): void {
  const { house } = parts;

  api.openapi(print, async (c) => {
    const session = await signedIn(c, parts, mayRunQueue);
    const { idempotencyKey, ticketId, language } = c.req.valid("json");
    const { setup, tickets } = house.keeper.state(session.clinic.id);
    const [printer, ticket] = [setup.deskPrinter, tickets[ticketId]];
    if (!printer) stop("no-printer");
    if (!ticket) stop("unknown-ticket");
    const done = await printTicket({ ...parts, desk }, session.clinic.id, { printer, key: `desk/${idempotencyKey}`, ticket, language, origin: originOf(c, house) });
    return done.ok ? c.json({ language: done.value }, 200) : stop(done.refusal.code, done.refusal.says);
  });

  api.openapi(list, async (c) => {
    const session = await signedIn(c, parts, mayRunQueue);
    const { setup } = house.keeper.state(session.clinic.id);
    const all = [
      ...(setup.deskPrinter ? [{ of: "desk", name: "Desk", printer: setup.deskPrinter }] : []),
      ...(setup.kiosks ?? []).flatMap((kiosk) => (kiosk.printer && kiosk.printer !== "browser" ? [{ of: kiosk.id, name: kiosk.name, printer: kiosk.printer }] : [])),
    ];
    return c.json({ printers: all.map(({ of, name, printer }) => ({ of, name, host: printer.host, port: printer.port, trouble: desk.troubleOf(printer) ?? null })) }, 200);
  });

  api.openapi(test, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { printer } = c.req.valid("json");
    const { setup } = house.keeper.state(session.clinic.id);
    const [language, at, origin] = [paperLanguageOf("", setup.languages), house.clock(), originOf(c, house)];
    const job = ticketPaper({ clinic: setup.name, number: "TEST", service: printer.host, wait: null, whereToWait: null, goToDesk: false, at: paperClock(setup.timeZone, language, at), address: origin, language }, printer);
    const done = await desk.print(session.clinic.id, printer, `test/${session.id}/${printer.host}/${Date.now()}`, job);
    return done.ok ? c.json({ language }, 200) : stop(done.refusal.code, done.refusal.says);
  });
}
