import type { TicketHistoryEvent } from "#contract/tickets.ts";
import type { historyWords } from "#features/desk/history-words.ts";
import type { Translate } from "#ui/words.ts";

/** Names for the ids and codes of the log, as the reader knows them. */
export type Naming = {
  service: (id: string) => string;
  room: (id: string) => string;
  urgency: (level: number) => string;
  clock: (at: number) => string;
  /** A reason as it stands in the log. */
  reason: (written: string) => string;
};

/** "Ana put on hold: on the telephone, until 10:30." One event of the log as a sentence. */
export function historySentence({ type, by, params }: TicketHistoryEvent, t: Translate<typeof historyWords>, name: Naming): string {
  const who = { by: by ?? t("thePatient") };
  const written = params.needsDesk ?? params.reason;
  const reason = written === undefined ? undefined : name.reason(written);
  const because = (says: string) => (reason ? t("because", { says, reason }) : says);
  const until = (says: string) => (params.until === undefined ? says : t("until", { says, time: name.clock(params.until) }));
  const list = (ids: readonly string[]) => ids.map(name.service).join(", ");
  switch (type) {
    case "checked-in": {
      const services = list(params.serviceIds ?? []);
      const door = params.via === undefined || params.via === "desk" ? undefined : params.via === "kiosk" || params.via === "phone" ? t(params.via) : t("otherSystem");
      if (door) return because(t("checkedInAlone", { ...who, door, services }));
      return because(params.appointmentAt === undefined ? t("checkedIn", { ...who, services }) : t("checkedInAppointment", { ...who, services, time: name.clock(params.appointmentAt) }));
    }
    case "called":
      return t("called", { ...who, room: name.room(params.roomId ?? "") });
    case "unanswered":
      return params.until === undefined ? t("unansweredOpen", who) : t("unanswered", { ...who, time: name.clock(params.until) });
    case "sent-out":
      return until(because(params.detour?.length ? t("sentOutTo", { ...who, services: list(params.detour) }) : t("sentOut", who)));
    case "transferred":
      return because(t("transferred", { ...who, services: (params.journey ?? []).map(list).reduce((first, rest) => (first ? t("then", { first, rest }) : rest), "") }));
    case "reprioritised":
      return because(t("reprioritised", { ...who, urgency: name.urgency(params.urgency ?? 4) }));
    case "privacy-set":
      return params.isPrivate ? t("madePrivate", who) : t("madePublic", who);
    default:
      return isPlain(type) ? until(because(t(plain[type], who))) : t("other", { ...who, type });
  }
}

const plain = {
  joined: "joined", recalled: "recalled", started: "started", finished: "finished", "step-finished": "stepFinished", "came-back": "cameBack", "put-back": "putBack",
  held: "held", resumed: "resumed", "stepped-out": "steppedOut", "no-show": "noShow", left: "left", cancelled: "cancelled", "entered-in-error": "enteredInError",
  reinstated: "reinstated", undone: "undone", noted: "noted",
} as const;

function isPlain(type: string): type is keyof typeof plain {
  return Object.hasOwn(plain, type);
}
