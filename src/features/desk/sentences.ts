"use client";

import type { WhyPart } from "#contract/views.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { sentenceWords } from "#features/desk/sentence-words.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { useFormats, useWords } from "#ui/language.tsx";

/** What the server tells in codes, as sentences in the language of whoever reads them. */
export function useSentences() {
  const t = useWords(sentenceWords);
  const formats = useFormats();
  const { view } = useDesk();
  const part = (why: WhyPart): string => {
    switch (why.code) {
      case "place": {
        const service = view.services.find((s) => s.id === why.serviceId)?.name ?? "";
        return why.place === 1 ? t("whyNext", { service }) : t("whyPlace", { place: why.place, service });
      }
      case "urgency":
        return t(urgencies[why.urgency as keyof typeof urgencies]);
      case "waited":
        return t(why.fromAppointment ? "whyWaitedSinceAppointment" : "whyWaited", { minutes: why.minutes, target: Math.round(why.target) });
      case "before-appointment":
        return t("whyBeforeAppointment", { minutes: why.minutes });
      case "came-back":
        return why.staff === null ? t("whyCameBack") : t("whyCameBackTo", { staff: why.staff });
      case "turn-of-others":
        return t("whyTurnOfOthers", { count: why.atMost });
      case "passed-over":
        return t("whyPassedOver", { time: formats.clock(why.until) });
      case "kept-credit":
        return t("whyKeptCredit", { minutes: why.minutes });
    }
  };
  return {
    /** "Next for Blood draw: very urgent, waited 8 of 10 min." Empty for whoever does not wait. */
    why({ why }: QueueTicket): string {
      const [place, ...reasons] = why.map(part);
      return place === undefined ? "" : reasons.length === 0 ? `${place}.` : `${place}: ${reasons.join(", ")}.`;
    },
    /** "Ana called B417" */
    lastMove({ lastMove, number }: QueueTicket): string {
      if (!lastMove) return "";
      const by = lastMove.by ?? t("thePatient");
      return t(isMove(lastMove.action) ? moves[lastMove.action] : "didSomething", { by, number });
    },
  };
}

const urgencies = { 1: "urgency1", 2: "urgency2", 3: "urgency3", 4: "urgency4", 5: "urgency5" } as const;

const moves = {
  "check-in": "didCheckIn", join: "didJoin", call: "didCall", recall: "didRecall", unanswered: "didUnanswered", start: "didStart", finish: "didFinish",
  "next-step": "didNextStep", "send-out": "didSendOut", "come-back": "didComeBack", "put-back": "didPutBack", hold: "didHold", resume: "didResume",
  "step-out": "didStepOut", transfer: "didTransfer", reprioritise: "didReprioritise", "no-show": "didNoShow", leave: "didLeave", cancel: "didCancel",
  "enter-in-error": "didEnterInError", reinstate: "didReinstate",
} as const;

function isMove(action: string): action is keyof typeof moves {
  return action in moves;
}
