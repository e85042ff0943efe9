/**
 * An expected refusal is a value: a code for programs, a sentence for the person who asked, and what the sentence is made of, so that
 * a screen can say it in another language. `as` names the sentence where a code has more than one.
 */
export type Refusal<Code extends string = string> = { code: Code; says: string; params?: RefusalParams };

export type RefusalParams = { as?: string; [name: string]: string | number | undefined };

export type Outcome<Value, Code extends string = string> =
  | { ok: true; value: Value }
  | { ok: false; refusal: Refusal<Code> };

export function accept<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<Code extends string>(code: Code, says: string, params?: RefusalParams): { ok: false; refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, says, ...(params === undefined ? {} : { params }) } };
}
