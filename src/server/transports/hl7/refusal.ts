/** Table HL70357: what went wrong, as a number that interface engines sort by. */
export const conditions = {
  "segment-sequence": { code: 100, text: "Segment sequence error", ack: "AR" },
  "required-field-missing": { code: 101, text: "Required field missing", ack: "AE" },
  "data-type": { code: 102, text: "Data type error", ack: "AE" },
  "not-in-table": { code: 103, text: "Table value not found", ack: "AE" },
  "unsupported-message": { code: 200, text: "Unsupported message type", ack: "AR" },
  "unsupported-event": { code: 201, text: "Unsupported event code", ack: "AR" },
  "unsupported-version": { code: 203, text: "Unsupported version id", ack: "AR" },
  "unknown-key": { code: 204, text: "Unknown key identifier", ack: "AE" },
  "internal-error": { code: 207, text: "Application internal error", ack: "AE" },
} as const;

export type Condition = keyof typeof conditions;

/** A message that cannot be taken, and the field because of which. Sentences never repeat what the message says of a patient. */
export class Hl7Refusal extends Error {
  constructor(
    readonly condition: Condition,
    /** "PID-5", or "MSH" for a segment. */
    readonly field: string,
    readonly says: string,
  ) {
    super(`${field} ${says}`);
  }
}
