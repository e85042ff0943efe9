import type { ServiceId } from "#domain/ids.ts";
import type { ClinicSetup } from "#domain/setup.ts";

/**
 * Our service for the codes of another system, the likeliest first: by what the clinic has written down of them, and otherwise where a code is
 * the id, the name or the prefix of one of ours.
 */
export function serviceOf(codes: string[], meanings: Map<string, ServiceId>, { services }: Pick<ClinicSetup, "services">): ServiceId | undefined {
  const exists = (id: ServiceId | undefined) => services.some((s) => s.id === id);
  const written = codes.map((code) => meanings.get(code)).find(exists);
  if (written !== undefined) return written;
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const isNamed = (code: string) => services.find((s) => same(s.id, code) || same(s.name, code) || same(s.prefix, code));
  return codes.map(isNamed).find((s) => s !== undefined)?.id;
}
