import { createHmac, timingSafeEqual } from "node:crypto";
import type { AppointmentId, ClinicId } from "#domain/ids.ts";
import { hourMs, localDay, type EpochMs, type LocalDay } from "#domain/time.ts";

/** No letter that looks like another or like a digit: without B 8, G 6, I 1 L, O 0 Q D, S 5, U V, Z 2. */
export const codeLetters = "ACEFHJKMNPRTUWXY3479";

const appointmentLetters = 6;
const doorLetters = 10;

/** What a patient types or scans for an appointment, "KX7M3F": derived from the installation's secret, so it is nowhere stored. */
export function appointmentCode(secret: string, clinicId: ClinicId, appointmentId: AppointmentId): string {
  return lettersOf(secret, `appointment/${clinicId}/${appointmentId}`, appointmentLetters);
}

/** What is in the QR code at the door on a day; a photograph of it is worth nothing tomorrow. */
export function doorCode(secret: string, clinicId: ClinicId, day: LocalDay): string {
  return lettersOf(secret, `door/${clinicId}/${day}`, doorLetters);
}

/** Yesterday's code still opens in the small hours: somebody who came before midnight may look at the page after it. */
const nightMs = 3 * hourMs;

export function isDoorCode(secret: string, clinicId: ClinicId, timeZone: string, code: string, at: EpochMs): boolean {
  const days = [localDay(at, timeZone), localDay(at - nightMs, timeZone)];
  return days.some((day) => isSameCode(doorCode(secret, clinicId, day), code));
}

/**
 * A code as it was typed or scanned: small letters, spaces and dashes are forgiven, and a whole address gives what stands after
 * `a=`. What cannot be a code is empty.
 */
export function readCode(typed: string): string {
  const code = /[?&]a=([^&#]+)/.exec(typed)?.[1] ?? typed;
  const letters = code.toUpperCase().replace(/[\s-]/g, "");
  return [...letters].every((letter) => codeLetters.includes(letter)) ? letters : "";
}

export function isSameCode(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b.replace(/[^\x20-\x7e]/g, "?")));
}

function lettersOf(secret: string, what: string, count: number): string {
  let rest = BigInt(`0x${createHmac("sha256", secret).update(what).digest("hex")}`);
  let code = "";
  // 256 bits over twenty letters: what is left of the remainder is far below any chance of guessing.
  for (const base = BigInt(codeLetters.length); code.length < count; rest /= base) code += codeLetters[Number(rest % base)];
  return code;
}
