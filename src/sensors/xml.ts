import { PayloadError } from "#sensors/payload-error.ts";

/**
 * What stands inside the first `<tag>` of a vendor's XML, or `undefined`. Enough for flat notifications, whose tags do
 * not nest within themselves; it neither resolves entities nor reads attributes.
 */
export function inside(xml: string, tag: string): string | undefined {
  const opening = new RegExp(`<(?:\\w{1,20}:)?${tag}(?:\\s[^<>]{0,200})?>`).exec(xml);
  if (!opening) return undefined;
  const rest = xml.slice(opening.index + opening[0].length);
  const closing = new RegExp(`</(?:\\w{1,20}:)?${tag}\\s{0,5}>`).exec(rest);
  return closing ? rest.slice(0, closing.index).trim() : undefined;
}

/** The same, of what must be there. */
export function insideOf(xml: string, tag: string): string {
  const found = inside(xml, tag);
  if (found === undefined) throw new PayloadError(tag, "is missing");
  return found;
}

/** All `<tag>` one after the other. */
export function eachInside(xml: string, tag: string): string[] {
  return xml.split(`<${tag}>`).slice(1).map((part) => part.split(`</${tag}>`)[0] ?? "");
}
