import type { Bundle, FhirResource } from "fhir/r4";
import type { EpochMs } from "#domain/time.ts";
import { dayMs, minuteMs, secondMs } from "#domain/time.ts";
import { localMidnight } from "#sensors/local-time.ts";
import { isPayloadError } from "#sensors/payload-error.ts";
import { refuseFhir } from "#server/http/fhir/outcome.ts";

const shape = /^(eq|ne|ge|gt|le|lt|sa|eb)?(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** A date of a search, "ge2026-01-15": whether a moment lies in it. A day is the clinic's own; a time without a zone is not read. */
export function dateFilter(text: string, timeZone: string): (at: EpochMs) => boolean {
  // A plus that was not escaped arrives as a space.
  const [, prefix = "eq", day, time, seconds, zone] = shape.exec(text.replace(" ", "+")) ?? [];
  if (day === undefined || (time !== undefined && zone === undefined)) refuseFhir(400, "invalid", "date is not a day, or a moment with a time zone", "date");
  const from = time === undefined ? midnight(day, timeZone) : Date.parse(`${day}T${time}${seconds ?? ":00"}${zone}`);
  if (Number.isNaN(from)) refuseFhir(400, "invalid", "date is not a day of the calendar", "date");
  const to = from + (time === undefined ? dayMs : seconds === undefined ? minuteMs : secondMs);
  return {
    eq: (at: EpochMs) => at >= from && at < to,
    ne: (at: EpochMs) => at < from || at >= to,
    ge: (at: EpochMs) => at >= from,
    gt: (at: EpochMs) => at >= to,
    sa: (at: EpochMs) => at >= to,
    le: (at: EpochMs) => at < to,
    lt: (at: EpochMs) => at < from,
    eb: (at: EpochMs) => at < from,
  }[prefix as "eq"];
}

function midnight(day: string, timeZone: string): EpochMs {
  try {
    return localMidnight("date", day, /^(\d{4})-(\d\d)-(\d\d)$/, timeZone);
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    return NaN;
  }
}

export function searchset<Resource extends FhirResource>(base: string, self: string, resources: Resource[]): Bundle<Resource> {
  return {
    resourceType: "Bundle",
    type: "searchset",
    total: resources.length,
    link: [{ relation: "self", url: self }],
    ...(resources.length === 0 ? {} : { entry: resources.map((resource) => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource, search: { mode: "match" as const } })) }),
  };
}
