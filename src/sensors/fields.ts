import { z } from "zod";
import type { EpochMs } from "#domain/time.ts";
import { PayloadError } from "#sensors/payload-error.ts";

/** The pieces that vendors' messages are made of, each with the bounds beyond which a value is not of this world. */

const peopleMax = 1_000_000_000;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** A number of people or of crossings: whole, not negative. */
export const people = z.number().int().min(0).max(peopleMax);

/** The same from vendors who write numbers as text. */
export const peopleText = z.union([people, z.string().regex(/^\d{1,10}$/, "expected a whole number").transform(Number).pipe(people)]);

/**
 * People inside as a counter knows them, who went in less who came out. Whoever slipped in unseen makes it negative or,
 * averaged over a minute, a fraction; the nearest thing that can be true is told.
 */
export const balance = z
  .number()
  .min(-peopleMax)
  .max(peopleMax)
  .transform((value) => Math.max(0, Math.round(value)));

/** The same from vendors who write numbers as text. */
export const balanceText = z.union([balance, z.string().regex(/^-?\d{1,10}(\.\d{1,6})?$/, "expected a number").transform(Number).pipe(balance)]);

/** What a vendor or an administrator called a line or an area. */
export const name = z.string().min(1).max(200);

/** RFC 3339 with its offset, to any precision. */
export const isoTime = z.iso.datetime({ offset: true }).transform((text, refuse) => believable(Date.parse(text), refuse));

/** Unix time in seconds or milliseconds: whoever counts in seconds will not reach ten thousand million before 2286. */
export const unixTime = z.number().transform((value, refuse) => believable(Math.round(value < 10_000_000_000 ? value * 1000 : value), refuse));

export const time = z.union([isoTime, unixTime]);

export function isBelievable(at: EpochMs): boolean {
  return at >= earliest && at < latest;
}

function believable(at: EpochMs, refuse: { addIssue(issue: string): void }): EpochMs {
  if (!isBelievable(at)) refuse.addIssue("expected a time between the years 2000 and 2100");
  return at;
}

/** An interval as it is, or a PayloadError when it ends before it begins. */
export function interval(field: string, from: EpochMs, at: EpochMs): { from: EpochMs; at: EpochMs } {
  if (from > at) throw new PayloadError(field, "ends before it begins");
  return { from, at };
}
