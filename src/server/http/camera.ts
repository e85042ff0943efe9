import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { cameraSetup, saveDrawing, type CameraDrawing, type CameraSetup, type DetectorModel, type SaveDrawing } from "#contract/camera.ts";
import { accept } from "#domain/outcome.ts";
import type { Sensor } from "#domain/setup.ts";
import { asPlaced, placementsOf, strangerIn } from "#server/camera-placements.ts";
import { cameraOf, cameraVisitor, type CameraVisitor } from "#server/camera-visitor.ts";
import { editSetup } from "#server/clinics.ts";
import { cameraCookie } from "#server/guard.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { isSameOrigin } from "#server/http/same-origin.ts";
import { cameraDrawingOf, saveCameraDrawing } from "#server/store/camera-drawings.ts";
import { ownerOf } from "#server/store/tokens.ts";
import { detectorProgram } from "#server/vision/detector-program.ts";

const sensorId = z.string().min(1).max(80);

const pair = createRoute({
  method: "get",
  path: "/camera/{sensorId}/pair/{token}",
  summary: "Make this browser the camera of a sensor: sets its cookie and goes to the camera page",
  request: { params: z.object({ sensorId, token: z.string().min(10).max(200) }) },
  responses: { 303: { description: "To the camera page" }, ...refusals },
});

const look = createRoute({
  method: "get",
  path: "/api/camera/{sensorId}",
  summary: "All that a camera page needs: what is drawn, the doors and zones it may watch, and the model that finds people",
  request: { params: z.object({ sensorId }) },
  responses: { 200: { description: "The camera", content: { "application/json": { schema: cameraSetup } } }, ...refusals },
});

const save = createRoute({
  method: "put",
  path: "/api/camera/{sensorId}/drawing",
  summary: "Save where the picture comes from and what is drawn on it; its lines and areas count for their doors and zones at once",
  request: { params: z.object({ sensorId }), body: { content: { "application/json": { schema: saveDrawing } }, required: true } },
  responses: { 200: { description: "The camera as it is now", content: { "application/json": { schema: cameraSetup } } }, ...refusals },
});

/** A camera on a wall is left alone for a year. */
const cookieSeconds = 400 * 24 * 60 * 60;

export function cameraRoutes(api: Api, parts: ApiParts): void {
  const { house, guard } = parts;

  api.openapi(pair, async (c) => {
    const { sensorId, token } = c.req.valid("param");
    const owner = await ownerOf(house.database.sql, token, "sensor", house.clock());
    if (owner?.subjectId !== sensorId) stop("bad-token");
    if (!cameraOf(house, owner.clinicId, sensorId)) stop("not-found");
    const secure = house.settings.publicUrl?.startsWith("https:") ? "; Secure" : "";
    c.header("set-cookie", `${cameraCookie(sensorId)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${secure}`);
    // Out of the address bar, where a passer-by could read it.
    return c.redirect(`/camera/${sensorId}`, 303);
  });

  api.openapi(look, async (c) => {
    const visitor = await admitted(c, c.req.valid("param").sensorId);
    return c.json(await setupFor(parts, visitor), 200);
  });

  api.openapi(save, async (c) => {
    const visitor = await admitted(c, c.req.valid("param").sensorId);
    if (!isSameOrigin(c)) stop("not-allowed");
    await keep(parts, visitor, c.req.valid("json"));
    return c.json(await setupFor(parts, { ...visitor, sensor: cameraOf(house, visitor.clinicId, visitor.sensor.id) ?? visitor.sensor }), 200);
  });

  async function admitted(c: Context, id: string): Promise<CameraVisitor> {
    const visitor = await cameraVisitor(house, guard, id, c.req.raw.headers);
    return "refusal" in visitor ? stop(visitor.refusal) : visitor;
  }
}

async function setupFor({ house, detector }: ApiParts, { clinicId, sensor, paired }: CameraVisitor): Promise<CameraSetup> {
  const { setup } = house.keeper.state(clinicId);
  const saved = await cameraDrawingOf(house.database.sql, clinicId, sensor.id);
  const zoneName = (id: string | null) => setup.zones.find((zone) => zone.id === id)?.name ?? null;
  const program = detectorProgram();
  return {
    sensor: { id: sensor.id, name: sensor.name },
    clinic: { name: setup.name, timeZone: setup.timeZone },
    paired,
    doors: setup.doors.map(({ id, name, from, to }) => ({ id, name, from: zoneName(from), to: zoneName(to) })),
    zones: setup.zones.map(({ id, name }) => ({ id, name })),
    version: saved?.version ?? 0,
    drawing: asPlaced(saved?.drawing ?? nothingDrawn, sensor.placements),
    model: program ? await detector.model() : noProgram,
    wasmBase: `/vision/wasm/${program?.version ?? "missing"}`,
  };
}

const nothingDrawn: CameraDrawing = { source: { kind: "device", deviceId: null }, lines: [], areas: [], detectionsPerSecond: 5, leastScore: null };

const noProgram: DetectorModel = {
  ready: false,
  says: {
    en: "The program that finds people is missing. Install the packages anew with npm ci, then restart Anteroom.",
    es: "Falta el programa que encuentra personas. Vuelva a instalar los paquetes con npm ci y reinicie Anteroom.",
  },
};

/** The drawing and what it means for doors and zones are saved together or not at all. */
async function keep({ house }: ApiParts, { clinicId, sensor, actor }: CameraVisitor, { version, drawing }: SaveDrawing): Promise<void> {
  await editSetup(
    house,
    clinicId,
    actor,
    (setup) => {
      const stranger = strangerIn(drawing, setup);
      if (stranger) stop("bad-request", stranger.says, stranger.field);
      if (!setup.sensors.some(({ id }) => id === sensor.id)) stop("not-found");
      return accept({ ...setup, sensors: setup.sensors.map((s): Sensor => (s.id === sensor.id ? { ...s, placements: placementsOf(drawing) } : s)) });
    },
    async (tx) => {
      const saved = await saveCameraDrawing(tx, clinicId, sensor.id, version, drawing, house.clock());
      if (saved === undefined) stop("changed-meanwhile", "Somebody else has saved this camera since you opened it. Open the page again to see what they drew.");
    },
  );
}
