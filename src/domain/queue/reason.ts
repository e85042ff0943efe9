/**
 * Reasons that the house gives by itself, as they stand in the log beside those that people write: a code, and after a colon what it
 * is about. Several are parted by a semicolon. Screens say them in their language; whatever else stands there is somebody's own words.
 */
export type ReasonCode = (typeof codes)[number];
const codes = ["closed", "will-be-late", "says-urgent", "same-name", "no-name", "no-service", "unknown-service"] as const;

export type Reason = { code: ReasonCode; about: string } | { words: string };

export function reason(code: ReasonCode, about = ""): string {
  const plain = about.replace(/[;\s]+/g, " ").trim();
  return plain === "" ? code : `${code}: ${plain}`;
}

export function allReasons(reasons: string[]): string {
  return reasons.join("; ");
}

export function readReasons(written: string): Reason[] {
  const read = written.split("; ").map((part): Reason | undefined => {
    const [code, ...about] = part.split(": ");
    return isCode(code) ? { code, about: about.join(": ") } : undefined;
  });
  // One part that is no code of ours, and the whole is a sentence of somebody's own.
  return read.every((one) => one !== undefined) ? read : [{ words: written }];
}

export function hasReason(written: string | undefined, code: ReasonCode): boolean {
  return written !== undefined && readReasons(written).some((one) => "code" in one && one.code === code);
}

function isCode(word: string | undefined): word is ReasonCode {
  return codes.some((code) => code === word);
}
