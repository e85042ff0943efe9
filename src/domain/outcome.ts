/** An expected refusal is a value: a code for programs, a sentence for the person who asked. */
export type Refusal<Code extends string = string> = { code: Code; says: string };

export type Outcome<Value, Code extends string = string> =
  | { ok: true; value: Value }
  | { ok: false; refusal: Refusal<Code> };

export function accept<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<Code extends string>(code: Code, says: string): { ok: false; refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, says } };
}
