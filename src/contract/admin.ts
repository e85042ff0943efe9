import { z } from "zod";

const tokenState = z.object({ issuedAt: z.number().int().nullable(), lastUsedAt: z.number().int().nullable(), revoked: z.boolean() });

/** GET /api/admin/access: everything that has a token, and the state of it. Tokens themselves are never shown again. */
export const accessList = z.object({
  clinicSlug: z.string(),
  sensors: z.array(z.object({ id: z.string(), name: z.string(), vendor: z.string(), place: z.string(), token: tokenState })),
  devices: z.array(z.object({ id: z.string(), kindLabel: z.string(), wearer: z.string(), token: tokenState })),
  boards: z.array(z.object({ id: z.string(), name: z.string(), token: tokenState })),
  kiosks: z.array(z.object({ id: z.string(), name: z.string(), token: tokenState })),
  /** `mqtt` is null when no broker runs. */
  mqtt: z.object({ host: z.string(), port: z.number().int() }).nullable(),
});
export type AccessList = z.infer<typeof accessList>;

export const accessKind = z.enum(["sensor", "device", "board", "kiosk"]);
export type AccessKind = z.infer<typeof accessKind>;

/** POST /api/admin/access/:kind/:id issues a new token (the old one stops at once); DELETE revokes. */
export const issuedToken = z.object({
  /** Shown once. */
  token: z.string(),
  /** What to do with it: the ingest address, or the address to open on the screen. */
  address: z.string(),
  /** An example that can be copied, where one helps. */
  example: z.string().nullable(),
});
export type IssuedToken = z.infer<typeof issuedToken>;
