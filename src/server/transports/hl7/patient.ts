import type { Contact } from "#contract/commands.ts";
import { contact as contactShape } from "#contract/commands.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { repetitionsAt, valueAt, type Hl7Message } from "#server/transports/hl7/message.ts";

/** "Jane Doe" from PID-5, the legal name where there are several. `undefined` where none is sent. */
export function nameIn(message: Hl7Message): string | undefined {
  const names = repetitionsAt(message, "PID-5");
  const legal = names.find((parts) => parts[6] === "L") ?? names[0] ?? [];
  const [family = "", given = "", middle = ""] = legal.map((part) => (part === '""' ? "" : part.trim()));
  const name = [given, middle, family].filter((part) => part !== "").join(" ").slice(0, 120);
  return name === "" ? undefined : name;
}

/** Telephone, e-mail and language, as far as they are sent and can be used. */
export function contactIn(message: Hl7Message): Contact | undefined {
  const numbers = repetitionsAt(message, "PID-13");
  const phone = numbers.map((parts) => parts[0] ?? "").find((text) => contactShape.shape.phone.safeParse(text).success && text !== "");
  const email = numbers.map((parts) => parts[3] ?? "").find((text) => text !== "" && contactShape.shape.email.safeParse(text).success);
  const language = valueAt(message, "PID-15");
  const found = { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }), ...(language !== undefined && /^[A-Za-z]{2}(-[A-Za-z]{2,8})?$/.test(language) ? { language: language.toLowerCase() } : {}) };
  return Object.keys(found).length === 0 ? undefined : found;
}

/** Tables 0217 (visit priority) and 0007 (admission type) of the standard. */
const visitPriority: Record<string, Urgency> = { "1": 2, "2": 3, "3": 4 };
const admissionType: Record<string, Urgency> = { E: 2, A: 2, U: 3, R: 4, C: 4 };

/** How urgent, as far as the message says it: by the clinic's own meanings first. */
export function urgencyIn(message: Hl7Message, meanings: Map<string, string>): Urgency | undefined {
  const [priority = "", type = ""] = [valueAt(message, "PV2-25"), valueAt(message, "PV1-4")];
  const own = Number(meanings.get(priority) ?? meanings.get(type));
  return isUrgency(own) ? own : (visitPriority[priority] ?? admissionType[type.toUpperCase()]);
}

function isUrgency(n: number): n is Urgency {
  return [1, 2, 3, 4, 5].includes(n);
}
