import type { PushAddress } from "#contract/my-ticket.ts";

/** What a patient is told where they are not looking at the page. It says a number and never who they are or what for. */
export type Notice = {
  id: string;
  clinic: string;
  number: string;
  language: string;
  subject: string;
  text: string;
  /** The patient's own page, where this house knows its own address. */
  url: string | null;
  /** How long it is true, in seconds: a call that comes an hour late helps nobody. */
  keepSeconds: number;
};

export type NoticeChannel = "push" | "email" | "sms";

/** Where it goes: looked up when it is sent, so that the outbox table holds nobody's address. */
export type Recipient = { email?: string; phone?: string; push?: PushAddress };

/** A refusal is a sentence for the log; `gone` says that this address will never take anything again. */
export type Sent = { ok: true } | { ok: false; says: string; gone?: true };

/** One way out of the house: one file in providers/. */
export type NoticeProvider = { channel: NoticeChannel; send(notice: Notice, to: Recipient): Promise<Sent> };
