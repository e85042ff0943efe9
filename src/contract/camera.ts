import { z } from "zod";

/** A point of the picture, as shares of its width and height from the upper left corner: a drawing survives another resolution. */
export const picturePoint = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type PicturePoint = z.infer<typeof picturePoint>;

/** Stands in placements as the name of the line or area. */
const drawnId = z.string().regex(/^[a-z0-9-]{1,40}$/, "may hold small letters, digits and - only");
const name = z.string().trim().min(1).max(60);

/** `in` leads to the right hand of somebody who walks from `from` to `to`: downwards over a line drawn from left to right. */
export const drawnLine = z.object({
  id: drawnId,
  name,
  from: picturePoint,
  to: picturePoint,
  /** The door that it watches; `reversed` when its `in` runs against the door's forward. Null counts for nobody yet. */
  door: z.object({ doorId: z.string(), reversed: z.boolean() }).nullable(),
});
export const drawnArea = z.object({ id: drawnId, name, corners: z.array(picturePoint).min(3).max(16), zoneId: z.string().nullable() });

/** Where the picture comes from: a camera of the machine that shows the page, or a network camera that it can reach by itself. */
export const pictureSource = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("device"), /** As the browser names it; its first one facing away from the screen when null. */ deviceId: z.string().nullable() }),
  z.object({ kind: z.enum(["mjpeg", "hls", "whep"]), url: z.url({ protocol: /^https?$/ }).max(500) }),
]);
export type PictureSource = z.infer<typeof pictureSource>;

export const cameraDrawing = z
  .object({
    source: pictureSource,
    lines: z.array(drawnLine).max(8),
    areas: z.array(drawnArea).max(8),
    detectionsPerSecond: z.number().min(1).max(15),
    /** Detections below this score are nobody; the model's own usual score when null. */
    leastScore: z.number().min(0.05).max(0.95).nullable(),
  })
  .superRefine((drawing, context) => {
    const ids = [...drawing.lines, ...drawing.areas].map((d) => d.id);
    const twice = ids.find((id, i) => ids.indexOf(id) < i);
    if (twice !== undefined) context.addIssue({ code: "custom", path: ["lines"], message: `two lines or areas are called "${twice}"` });
  });
export type CameraDrawing = z.infer<typeof cameraDrawing>;

/** The file that finds people in a picture; `says` is why there is none, for the person who stands at the camera. */
export const detectorModel = z.discriminatedUnion("ready", [
  z.object({
    ready: z.literal(true),
    name: z.string(),
    url: z.string(),
    sha256: z.string(),
    bytes: z.number().int(),
    /** The class of a person in this model's own words. */
    personClass: z.string(),
    leastScore: z.number(),
  }),
  z.object({ ready: z.literal(false), says: z.object({ en: z.string(), es: z.string() }) }),
]);
export type DetectorModel = z.infer<typeof detectorModel>;

/** GET /api/camera/:sensorId - for the paired browser, or a signed-in administrator. */
export const cameraSetup = z.object({
  sensor: z.object({ id: z.string(), name: z.string() }),
  clinic: z.object({ name: z.string(), timeZone: z.string() }),
  /** Whether this browser holds the sensor's token: an administrator who only looks counts nothing. */
  paired: z.boolean(),
  doors: z.array(z.object({ id: z.string(), name: z.string(), /** Names of the zones that it joins; null is the street. */ from: z.string().nullable(), to: z.string().nullable() })),
  zones: z.array(z.object({ id: z.string(), name: z.string() })),
  /** 0 until something has been saved. */
  version: z.number().int(),
  drawing: cameraDrawing,
  model: detectorModel,
  /** Where the detector's program stands. */
  wasmBase: z.string(),
});
export type CameraSetup = z.infer<typeof cameraSetup>;

/** PUT /api/camera/:sensorId/drawing: refused with `changed-meanwhile` when somebody else has saved since `version`. */
export const saveDrawing = z.object({ version: z.number().int().min(0), drawing: cameraDrawing });
export type SaveDrawing = z.infer<typeof saveDrawing>;

/**
 * POST /api/ingest/:sensorId from the camera page: numbers only. `session` and `seq` tell a repeat from news; a page sends
 * again whatever was not acknowledged, so the same numbers may come often and late.
 */
export const cameraMessage = z.object({
  camera: z.literal("anteroom"),
  session: z.uuid(),
  intervals: z
    .array(
      z.object({
        seq: z.number().int().min(0),
        from: z.number().int(),
        at: z.number().int(),
        lines: z.array(z.object({ line: drawnId, in: z.number().int().min(0).max(10_000), out: z.number().int().min(0).max(10_000) })).max(8),
        areas: z.array(z.object({ area: drawnId, people: z.number().int().min(0).max(10_000) })).max(8),
        health: z.object({ detectionsPerSecond: z.number().min(0).max(1_000), /** What is wrong in words; empty when all is well. */ troubles: z.array(z.string().max(200)).max(8) }),
      }),
    )
    .min(1)
    .max(500),
});
export type CameraMessage = z.infer<typeof cameraMessage>;
