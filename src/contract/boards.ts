import { z } from "zod";

/** A screen beside a door is paired like a board, under a name of this beginning and the room's id. */
export const doorPrefix = "door-";

/** Where a paired screen shows its picture: of a board, or of the door of a room. */
export function displayPath(subjectId: string): string {
  const path = subjectId.startsWith(doorPrefix) ? `door/${encodeURIComponent(subjectId.slice(doorPrefix.length))}` : encodeURIComponent(subjectId);
  return `/display/${path}`;
}

const minuteOfDay = z.number().int().min(0).max(24 * 60);

/** How a board sounds, and from how far it is read: see domain/setup.ts. */
export const boardSettings = z.object({
  voices: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "is a language, such as en or pt-BR")).max(8, "are too many languages for one call").optional(),
  volumePercent: z.number().int().min(0).max(100).optional(),
  quiet: z.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay }).optional(),
  distanceMeters: z.number().min(0.5, "is too near").max(50, "is too far").optional(),
  heightCm: z.number().min(8, "is too small").max(400, "is too large").optional(),
});
export type BoardSettings = z.infer<typeof boardSettings>;

/** Letters that nobody mistakes for another, read from a screen across a room: no 0 and O, 1, I and L, 5 and S, 8 and B, 6, 2 and Z, U and V. */
export const pairingLetters = "ACDEFGHJKMNPQRTWXY3479";
export const pairingCodeLength = 6;

/** POST /api/pairing: a screen that is nobody's yet asks for a code. */
export const pairingCode = z.object({ code: z.string(), expiresAt: z.number().int() });
export type PairingCode = z.infer<typeof pairingCode>;

/** GET /api/pairing: what has become of it. `address` is where the screen goes once somebody has typed its code. */
export const pairingState = z.object({ state: z.enum(["waiting", "paired", "over"]), address: z.string().nullable() });
export type PairingState = z.infer<typeof pairingState>;

/** POST /api/admin/pairings: an administrator has read the code of a screen and says what it is to be. */
export const pairingRequest = z.object({
  code: z
    .string()
    .max(40)
    .transform((typed) => typed.toUpperCase().replace(/[\s.-]/g, ""))
    .refine((code) => code.length === pairingCodeLength && [...code].every((letter) => pairingLetters.includes(letter)), "Type the six letters and digits as they stand on the screen."),
  subject: z.string().min(1, "Choose what the screen is to show.").max(90),
});

const printable = /^[^\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/;

/** POST /api/admin/board-messages: a line on the boards, in as many of the clinic's languages as there are words for. */
export const newBoardMessage = z
  .object({
    boardId: z.string().min(1).max(80).nullable().default(null),
    says: z
      .record(z.string().max(20), z.string().trim().max(160, "is too long for a board: 160 letters at most").regex(printable, "holds characters that cannot be shown"))
      .transform((says) => Object.fromEntries(Object.entries(says).filter(([, words]) => words !== "")))
      .refine((says) => Object.keys(says).length > 0, "Write the message in at least one language."),
    from: z.number().int().min(0).max(8.64e15),
    to: z.number().int().min(0).max(8.64e15).nullable().default(null),
  })
  .refine(({ from, to }) => to === null || to > from, { message: "A message must end after it begins.", path: ["to"] });
export type NewBoardMessage = z.input<typeof newBoardMessage>;

export const boardMessage = z.object({ id: z.number().int(), boardId: z.string().nullable(), says: z.record(z.string(), z.string()), from: z.number().int(), to: z.number().int().nullable() });
export type BoardMessage = z.infer<typeof boardMessage>;

/** GET /api/admin/boards */
export const boardList = z.object({
  languages: z.array(z.string()),
  boards: z.array(z.object({ id: z.string(), name: z.string(), settings: boardSettings, isPaired: z.boolean(), heardAt: z.number().int().nullable() })),
  /** `id` is that of the token: "door-room-1". */
  doors: z.array(z.object({ id: z.string(), name: z.string(), isPaired: z.boolean() })),
  messages: z.array(boardMessage),
});
export type BoardList = z.infer<typeof boardList>;

/** POST /api/boards/:board/shown: the calls that really stand on a screen now, and those that it has read out. */
export const shownReport = z.object({ shown: z.array(z.string().max(200)).max(20), spoken: z.array(z.string().max(200)).max(20) });
export type ShownReport = z.infer<typeof shownReport>;
