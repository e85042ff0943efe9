import type { IncomingMessage } from "node:http";
import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { accuracyRoutes } from "#server/http/accuracy.ts";
import { adminRoutes } from "#server/http/admin.ts";
import { boardAdminRoutes } from "#server/http/board-admin.ts";
import { boardRoutes } from "#server/http/boards.ts";
import { cameraRoutes } from "#server/http/camera.ts";
import { codecRoutes } from "#server/http/codecs.ts";
import { commandRoutes } from "#server/http/commands.ts";
import { deviceRoutes } from "#server/http/devices.ts";
import { sayOutcome } from "#server/http/fhir/outcome.ts";
import { fhirRoutes } from "#server/http/fhir/routes.ts";
import { gatewayRoutes } from "#server/http/gateway.ts";
import { gatewayAdminRoutes } from "#server/http/gateways.ts";
import { healthRoutes } from "#server/http/health.ts";
import { ingestRoutes } from "#server/http/ingest.ts";
import { joinRoutes } from "#server/http/join.ts";
import { kioskRoutes } from "#server/http/kiosk.ts";
import { myTicketRoutes } from "#server/http/my-ticket.ts";
import { pairingRoutes } from "#server/http/pairing.ts";
import { printerRoutes } from "#server/http/printers.ts";
import { sayProblem, stop } from "#server/http/problems.ts";
import { proposalRoutes } from "#server/http/proposals.ts";
import { queueRuleRoutes } from "#server/http/queue-rules.ts";
import { feedbackRoutes } from "#server/http/feedback.ts";
import { reportRoutes } from "#server/http/reports.ts";
import { selfCheckInRoutes } from "#server/http/self-check-in.ts";
import { sensorRoutes } from "#server/http/sensors.ts";
import { sessionRoutes } from "#server/http/session.ts";
import { setupRoutes } from "#server/http/setup.ts";
import { ticketRoutes } from "#server/http/tickets.ts";
import { viewRoutes } from "#server/http/views.ts";
import { visionRoutes } from "#server/http/vision.ts";
import { whatIfRoutes } from "#server/http/what-if.ts";
import { zoneRoutes } from "#server/http/zones.ts";
import { makePrintDesk } from "#server/print/print-desk.ts";
import { novoSgaRoutes } from "#server/transports/novosga/routes.ts";
import { qminderRoutes } from "#server/transports/qminder/routes.ts";

/** A vendor's largest honest message is a day of buffered minutes, far below this. */
const largestBody = 1024 * 1024;

/** The whole HTTP API, answered before Next sees a request: a route handler of Next costs fifteen times as much. */
export function makeApi(parts: ApiParts): Api {
  const api: Api = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const issue = result.error.issues[0];
      stop("bad-request", issue?.message, issue?.path.join("."));
    },
  });
  api.use("*", bodyLimit({ maxSize: largestBody, onError: () => stop("too-large") }));
  healthRoutes(api);
  sessionRoutes(api, parts);
  viewRoutes(api, parts);
  commandRoutes(api, parts);
  whatIfRoutes(api, parts);
  ticketRoutes(api, parts);
  ingestRoutes(api, parts);
  gatewayRoutes(api, parts);
  deviceRoutes(api, parts);
  reportRoutes(api, parts);
  feedbackRoutes(api, parts);
  setupRoutes(api, parts);
  accuracyRoutes(api, parts);
  proposalRoutes(api, parts);
  adminRoutes(api, parts);
  zoneRoutes(api, parts);
  queueRuleRoutes(api, parts);
  sensorRoutes(api, parts);
  gatewayAdminRoutes(api, parts);
  boardRoutes(api, parts);
  const printDesk = makePrintDesk(parts.house);
  kioskRoutes(api, parts, printDesk);
  joinRoutes(api, parts);
  printerRoutes(api, parts, printDesk);
  selfCheckInRoutes(api, parts);
  pairingRoutes(api, parts);
  boardAdminRoutes(api, parts);
  codecRoutes(api, parts);
  cameraRoutes(api, parts);
  visionRoutes(api, parts);
  fhirRoutes(api, parts);
  novoSgaRoutes(api, parts);
  qminderRoutes(api, parts);
  myTicketRoutes(api, parts);
  api.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer", description: "Token of one sensor or device" });
  api.doc31("/api/openapi.json", { openapi: "3.1.0", info: { title: "Anteroom", version: "1", description: "Everything that a screen, a sensor or another system may ask of Anteroom." } });
  api.notFound(() => stop("not-found"));
  api.onError((error, c) => (c.req.path.startsWith("/fhir/") ? sayOutcome : sayProblem)(error, c, parts.house.log));
  return api;
}

/** Addresses that the API answers; all others are pages. */
export function isApi(request: IncomingMessage): boolean {
  const path = request.url ?? "";
  return /^\/(api|fhir|v1|vision)([/?]|$)/.test(path) || /^\/(display|camera|kiosk)\/[^/]+\/pair\//.test(path) || /^\/t\/[^/]+\/manifest\.webmanifest$/.test(path);
}
