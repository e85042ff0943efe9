import { z } from "zod";
import type { RefusalParams } from "#domain/outcome.ts";
import type { CommandCode } from "#domain/queue/command.ts";

/** RFC 9457, with our `code` and, where one field is wrong, the path to it. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
  field: z.string().optional(),
  /** What the detail is made of, for another language; `as` names the sentence where the code has more than one. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Where several fields are wrong, all of them; the problem itself is the first. */
  issues: z.array(z.object({ title: z.string(), code: z.string(), detail: z.string().optional(), field: z.string().optional(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })).optional(),
});
export type Problem = z.infer<typeof problem>;

type Known = { status: number; title: string };

/** Every code that leaves the house, with its sentence. The detail says what is special this time. */
export const errors = {
  "bad-payload": { status: 400, title: "This message could not be read." },
  "bad-request": { status: 400, title: "Something in this request is missing or wrong." },
  "not-signed-in": { status: 401, title: "Please sign in." },
  "wrong-sign-in": { status: 401, title: "Name or password is wrong." },
  "bad-token": { status: 401, title: "This token is unknown or has been revoked." },
  "not-allowed": { status: 403, title: "Your role does not include this." },
  "not-found": { status: 404, title: "There is nothing at this address." },
  "too-large": { status: 413, title: "This message is too large." },
  "too-many-tries": { status: 429, title: "Too many failed attempts. Wait a few minutes and try again." },
  "server-error": { status: 500, title: "Something went wrong on our side. Nothing was changed." },
  "not-ready": { status: 503, title: "Anteroom is starting. Try again in a moment." },
  "unknown-ticket": { status: 404, title: "There is no such ticket today." },
  "unknown-service": { status: 404, title: "There is no such service." },
  "unknown-room": { status: 404, title: "There is no such room." },
  "unknown-zone": { status: 404, title: "There is no such zone." },
  "unknown-staff": { status: 404, title: "There is no such member of staff." },
  "unknown-appointment": { status: 404, title: "There is no such appointment." },
  "no-services": { status: 400, title: "A visit needs at least one service." },
  "already-checked-in": { status: 409, title: "Already checked in." },
  "already-booked": { status: 409, title: "Booked already." },
  "changed-meanwhile": { status: 409, title: "Somebody else was faster." },
  "not-possible-now": { status: 409, title: "That is not possible now." },
  "nobody-waiting": { status: 409, title: "Nobody is waiting." },
  "room-busy": { status: 409, title: "The room is busy." },
  "room-blocked": { status: 409, title: "The room is blocked." },
  "room-cannot-host": { status: 409, title: "The room does not offer this service." },
  "not-yet-no-show": { status: 409, title: "Called only once." },
  "too-late-to-undo": { status: 409, title: "Too late to undo." },
  "nothing-to-undo": { status: 409, title: "Nothing to undo." },
  "not-offered": { status: 403, title: "This clinic does not offer that way to check in." },
  "closed-now": { status: 409, title: "The clinic is closed now." },
  "no-tickets-left": { status: 409, title: "There are no tickets left today." },
  "unknown-code": { status: 404, title: "No appointment of today fits." },
  "wrong-door-code": { status: 403, title: "This code is not of today. Scan the code at the door again." },
  "has-open-ticket": { status: 409, title: "This telephone has a ticket already." },
  "no-printer": { status: 409, title: "No printer is set up here." },
  "printer-unreachable": { status: 503, title: "The printer cannot be reached. Is it switched on and on the network?" },
  "printer-silent": { status: 503, title: "The printer took the connection but not the ticket. It may be busy or hung: switch it off and on." },
  "printer-no-paper": { status: 503, title: "The printer has no paper. Put in a new roll." },
  "printer-open": { status: 503, title: "The printer's cover is open. Close it." },
  "not-a-time": { status: 400, title: "Write the time as hours and minutes: 14:05." },
  "not-a-count": { status: 400, title: "Give a whole number, at least one and not more than fits into a day." },
  missing: { status: 400, title: "Choose something here." },
  "no-skills": { status: 400, title: "Choose at least one service that they can do." },
  "no-changes": { status: 400, title: "Say what would change." },
  "too-many-changes": { status: 400, title: "At most eight changes at a time." },
  "ends-before-it-begins": { status: 400, title: "The end is before the beginning." },
  "after-the-look": { status: 400, title: "That is later than the end of the day that is looked at." },
  "room-without-skill": { status: 400, title: "This room is for none of the services that they can do." },
  "busy-now": { status: 503, title: "Others are asking too. Try again in a moment." },
  "printer-fault": { status: 503, title: "The printer reports a fault. Look at its lamps, or switch it off and on." },
} as const satisfies Record<string, Known> & Record<CommandCode, Known>;

export type ErrorCode = keyof typeof errors;

export function problemOf(code: ErrorCode, detail?: string, field?: string, params?: RefusalParams): Problem {
  const { status, title } = errors[code];
  return {
    type: `https://anteroom.invalid/problems/${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(field === undefined ? {} : { field }),
    ...(params === undefined ? {} : { params: params as Problem["params"] }),
  };
}
