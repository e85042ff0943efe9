import type { JoinView } from "#contract/join.ts";
import type { KioskView } from "#contract/kiosk.ts";
import type { Session } from "#contract/session.ts";
import type { Topic, ViewFor } from "#contract/views.ts";

/** A first picture for a page: the same message that a socket would push. */
export type FirstPicture<T extends Topic> = { topic: T; rev: number; view: ViewFor<T> };

/**
 * All that pages may ask of the server. Next loads every module a second time for its own bundle, so the server's
 * objects cannot be imported from there: main.ts puts one Runtime on globalThis, and this file is the only door.
 */
export type Runtime = {
  session(headers: Headers): Promise<Session | null>;
  /** `undefined` when there is no such picture, or the visitor may not see it. */
  picture<T extends Topic>(topic: T, headers: Headers): Promise<FirstPicture<T> | undefined>;
  /** What a kiosk shows, to the browser that has been paired as it. */
  kiosk(kioskId: string, headers: Headers): Promise<KioskView | undefined>;
  /** What a patient's telephone shows of a clinic before there is a ticket. */
  join(slug: string, doorCode: string | undefined, headers: Headers): Promise<JoinView | undefined>;
};

const key = Symbol.for("anteroom.runtime");
type Global = typeof globalThis & { [key]?: Runtime };

export function setRuntime(runtime: Runtime): void {
  (globalThis as Global)[key] = runtime;
}

/** Throws outside the running server; build workers have no runtime, so pages say `await connection()` first. */
export function runtime(): Runtime {
  const found = (globalThis as Global)[key];
  if (!found) throw new Error("There is no runtime here. Pages that ask for it run in the custom server only.");
  return found;
}
