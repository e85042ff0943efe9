"use client";

import type { KioskView, SelfTicket } from "#contract/kiosk.ts";
import type { Answers, Flow, Page } from "#features/kiosk/flow.ts";
import { AppointmentAsk } from "#features/kiosk/pages/appointment-ask.tsx";
import { Choose } from "#features/kiosk/pages/choose.tsx";
import { Code } from "#features/kiosk/pages/code.tsx";
import { Confirm } from "#features/kiosk/pages/confirm.tsx";
import { Desk } from "#features/kiosk/pages/desk.tsx";
import { Identify } from "#features/kiosk/pages/identify.tsx";
import { Letters } from "#features/kiosk/pages/letters.tsx";
import { Name } from "#features/kiosk/pages/name.tsx";
import { Phone } from "#features/kiosk/pages/phone.tsx";
import { Scan } from "#features/kiosk/pages/scan.tsx";
import { Send } from "#features/kiosk/pages/send.tsx";
import { Time } from "#features/kiosk/pages/time.tsx";
import { Urgent } from "#features/kiosk/pages/urgent.tsx";

export type QuestionProps = {
  flow: Flow;
  view: KioskView;
  /** Of this visit's one check-in. */
  visitKey: string;
  onward: (page: Page, answers?: Answers) => void;
  /** To a page that was there before, as "back" would come to it. */
  onAgain: (page: Page) => void;
  onTicket: (ticket: SelfTicket) => void;
  onForget: () => void;
};

/** The page of a question. */
export function Question(props: QuestionProps) {
  switch (props.flow.page) {
    case "urgent":
      return <Urgent {...props} />;
    case "appointment":
      return <AppointmentAsk {...props} />;
    case "identify":
      return <Identify {...props} />;
    case "scan":
      return <Scan {...props} />;
    case "code":
      return <Code {...props} />;
    case "time":
      return <Time {...props} />;
    case "letters":
      return <Letters {...props} />;
    case "confirm":
      return <Confirm {...props} />;
    case "choose":
      return <Choose {...props} />;
    case "name":
      return <Name {...props} />;
    case "phone":
      return <Phone {...props} />;
    case "send":
      return <Send {...props} />;
    case "desk":
      return <Desk {...props} />;
    case "start":
      return null;
  }
}
