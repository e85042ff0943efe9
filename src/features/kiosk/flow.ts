import type { Identification, KioskView } from "#contract/kiosk.ts";

/** The pages of a visit to the kiosk, one question each. */
export type Page = "start" | "urgent" | "appointment" | "identify" | "scan" | "code" | "time" | "letters" | "confirm" | "choose" | "name" | "phone" | "send" | "desk";

export type Answers = {
  isUrgent?: boolean;
  hasAppointment?: boolean;
  code?: string;
  hour?: number;
  minute?: number;
  letters?: string;
  /** Of the appointment that was found. */
  scheduledAt?: number;
  choiceId?: string;
  name?: string;
  phone?: string;
};

export type Flow = { page: Page; /** The pages before, for "Back". */ trail: Page[]; answers: Answers };

export const begin: Flow = { page: "start", trail: [], answers: {} };

/** The next page after an answer. */
export function go(flow: Flow, page: Page, answers: Answers = {}): Flow {
  return { page, trail: [...flow.trail, flow.page], answers: { ...flow.answers, ...answers } };
}

/** One page back; what was answered there stands until it is answered anew. */
export function back(flow: Flow): Flow {
  const page = flow.trail.at(-1);
  return page === undefined ? flow : { ...flow, page, trail: flow.trail.slice(0, -1) };
}

type Asks = Pick<KioskView, "askName" | "askPhone">;

/** What is still to be asked once it is clear what the patient comes for. Whoever has an appointment is known by name. */
export function afterChoice(flow: Flow, asks: Asks): Page {
  return asks.askName && !flow.answers.hasAppointment ? "name" : afterName(asks);
}

export function afterName({ askPhone }: Asks): Page {
  return askPhone ? "phone" : "send";
}

/** How the appointment was named; `undefined` without one, or while something is missing. */
export function identificationOf({ hasAppointment, code, hour, minute, letters }: Answers): Identification | undefined {
  if (!hasAppointment) return undefined;
  if (code) return { code };
  return hour !== undefined && minute !== undefined && letters ? { minute: hour * 60 + minute, letters } : undefined;
}
