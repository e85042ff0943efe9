import type { EpochMs } from "#domain/time.ts";
import { valueAt, type Hl7Message } from "#server/transports/hl7/message.ts";
import { conditions, Hl7Refusal } from "#server/transports/hl7/refusal.ts";

export type Ack = "AA" | "AE" | "AR";

/** Done; or done with a remark, such as that there was nothing left to do. */
export type Taken = { remark?: string };

/** The acknowledgement of a message, in its own separators: MSH, MSA and, where something is to be said, ERR. */
export function acknowledgement(message: Hl7Message | undefined, outcome: Taken | Hl7Refusal, id: string, at: EpochMs): { ack: Ack; text: string } {
  const ack: Ack = outcome instanceof Hl7Refusal ? conditions[outcome.condition].ack : "AA";
  const { field: f, component: c, repetition: r, escape: e, subcomponent: s } = message?.separators ?? { field: "|", component: "^", repetition: "~", escape: "\\", subcomponent: "&" };
  const said = (path: string) => escaped((message && valueAt(message, path)) ?? "", [f, c, r, e, s], e);
  const event = said("MSH-9.2");
  const says = outcome instanceof Hl7Refusal ? `${outcome.field} ${outcome.says}.` : (outcome.remark ?? "");
  const msh = ["MSH", `${c}${r}${e}${s}`, said("MSH-5"), said("MSH-6"), said("MSH-3"), said("MSH-4"), timestamp(at), "", ["ACK", ...(event === "" ? [] : [event]), "ACK"].join(c), id, said("MSH-11") || "P", said("MSH-12") || "2.5"];
  const charset = message?.charset ?? "";
  if (charset !== "") msh.push("", "", "", "", "", charset);
  const msa = ["MSA", ack, said("MSH-10"), escaped(says, [f, c, r, e, s], e)];
  return { ack, text: [msh, msa, ...(says === "" ? [] : [error(outcome, says, c, (t) => escaped(t, [f, c, r, e, s], e))])].map((fields) => fields.join(f)).join("\r") + "\r" };
}

function error(outcome: Taken | Hl7Refusal, says: string, c: string, safe: (text: string) => string): string[] {
  if (!(outcome instanceof Hl7Refusal)) return ["ERR", "", "", ["0", "Message accepted", "HL70357"].join(c), "I", "", "", "", safe(says)];
  const [segment = "", field = ""] = outcome.field.split("-");
  const condition = conditions[outcome.condition];
  return ["ERR", "", [segment, "1", ...(field === "" ? [] : field.split("."))].slice(0, 3).join(c), [condition.code, condition.text, "HL70357"].join(c), "E", "", "", "", safe(says)];
}

function timestamp(at: EpochMs): string {
  return `${new Date(at).toISOString().replace(/\D/g, "").slice(0, 14)}+0000`;
}

function escaped(text: string, separators: string[], escape: string): string {
  if (escape === "") return separators.reduce((so, s) => (s === "" ? so : so.replaceAll(s, " ")), text);
  const letters = ["F", "S", "R", "E", "T"];
  return [...text].map((ch) => (separators.includes(ch) ? `${escape}${letters[separators.indexOf(ch)]}${escape}` : ch)).join("");
}
