import { z } from "zod";

/** POST /api/ingest/:sensorId, answered after the rows are on disk. */
export const ingestAnswer = z.object({ /** Readings that were news. */ accepted: z.number().int(), /** Readings that had been here before. */ repeated: z.number().int() });
export type IngestAnswer = z.infer<typeof ingestAnswer>;

/** POST /api/devices/:deviceId/readings: one reading or many, in any order. */
export const deviceReading = z.object({
  /** ISO 8601 with offset; the moment of receipt when absent. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** By measure id, in the kind's own unit: {"glucose": 5.8}. */
  values: z.record(z.string(), z.number()),
  batteryPercent: z.number().min(0).max(100).optional(),
});
export const deviceReadings = z.union([z.array(deviceReading).min(1).max(1000), deviceReading.transform((one) => [one])]);
export type DeviceReadingInput = z.infer<typeof deviceReading>;
