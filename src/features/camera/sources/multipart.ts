/** Takes the bytes of a multipart answer as they come and gives the parts that are complete: the bodies, without their headers. */
export type Multipart = { take(bytes: Uint8Array): Uint8Array[] };

/** What a part may weigh: a picture of 4k as JPEG is far below. Whoever sends more is no camera. */
const heaviest = 16 * 1024 * 1024;
const longestHead = 64 * 1024;

/**
 * Reads `multipart/x-mixed-replace`. Cameras differ: with and without Content-Length, with `--` already in the boundary they
 * announce, with one or two line ends, in pieces of any size. Throws when it can be nothing of the kind. Source: RFC 2046, 5.1.
 */
export function multipart(boundary: string): Multipart {
  const mark = ascii(boundary.startsWith("--") ? boundary : `--${boundary}`);
  const lineEnd = ascii("\n");
  let held = new Uint8Array(0);
  let length: number | undefined;
  let is: "seeking" | "head" | "body" = "seeking";
  /** Up to here the held bytes have been looked through. */
  let seen = 0;

  function step(): Uint8Array | "more" | "on" {
    if (is === "seeking") {
      const at = indexOf(held, mark, seen);
      if (at < 0) {
        if (held.length > heaviest) throw new Error("no boundary in what the camera sends");
        seen = Math.max(0, held.length - mark.length);
        return "more";
      }
      drop(at + mark.length);
      is = "head";
      return "on";
    }
    if (is === "head") {
      const end = endOfHead(held);
      if (!end) {
        if (held.length > longestHead) throw new Error("a part without an end of its head");
        return "more";
      }
      const head = new TextDecoder("latin1").decode(held.subarray(0, end.at));
      const told = Number(/^content-length:\s*(\d+)\s*$/im.exec(head)?.[1]);
      if (told > heaviest) throw new Error("a part that is too large");
      length = Number.isFinite(told) && told > 0 ? told : undefined;
      drop(end.after);
      is = "body";
      return "on";
    }
    return length === undefined ? bodyUntilMark() : bodyOf(length);
  }

  function bodyOf(bytes: number): Uint8Array | "more" {
    if (held.length < bytes) return "more";
    const body = held.slice(0, bytes);
    drop(bytes);
    is = "seeking";
    return body;
  }

  function bodyUntilMark(): Uint8Array | "more" {
    const at = indexOf(held, mark, seen);
    if (at < 0) {
      if (held.length > heaviest) throw new Error("a part that is too large");
      seen = Math.max(0, held.length - mark.length);
      return "more";
    }
    let end = at;
    if (end > 0 && held[end - 1] === lineEnd[0]) end -= 1;
    if (end > 0 && held[end - 1] === carriageReturn) end -= 1;
    const body = held.slice(0, end);
    drop(at + mark.length);
    is = "head";
    return body;
  }

  function drop(bytes: number) {
    held = held.slice(bytes);
    seen = 0;
  }

  return {
    take(bytes) {
      const joined = new Uint8Array(held.length + bytes.length);
      joined.set(held);
      joined.set(bytes, held.length);
      held = joined;
      const parts: Uint8Array[] = [];
      for (let did = step(); did !== "more"; did = step()) if (did !== "on" && did.length > 0) parts.push(did);
      return parts;
    },
  };
}

/** The boundary that a Content-Type names; `null` when it is no stream of pictures. */
export function boundaryOf(contentType: string | null): string | null {
  if (!/^multipart\/x-mixed-replace/i.test(contentType ?? "")) return null;
  const named = /boundary=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? "");
  return named?.[1] ?? named?.[2] ?? null;
}

const carriageReturn = 13;

/** An empty line ends it, in either way of ending lines. */
function endOfHead(bytes: Uint8Array): { at: number; after: number } | undefined {
  for (let at = 0; at < bytes.length - 1; at++) {
    if (bytes[at] !== 10) continue;
    if (bytes[at + 1] === 10) return { at, after: at + 2 };
    if (bytes[at + 1] === carriageReturn && bytes[at + 2] === 10) return { at, after: at + 3 };
  }
  return undefined;
}

function indexOf(bytes: Uint8Array, sought: Uint8Array, from: number): number {
  const first = sought[0] as number;
  for (let at = bytes.indexOf(first, from); at >= 0 && at + sought.length <= bytes.length; at = bytes.indexOf(first, at + 1)) {
    if (sought.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}
