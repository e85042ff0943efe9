"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiProblem, sendJson } from "#client/http.ts";
import { joinWords } from "#features/join/join-words.ts";
import { Button, buttonLook } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";

type MyTicketProps = { slug: string; ticket: { number: string; token: string; isAway: boolean } };

/** The open ticket of this telephone: on to its own page, or, for somebody who was on the way, that they have arrived. */
export function MyTicket({ slug, ticket }: MyTicketProps) {
  const t = useWords(joinWords);
  const router = useRouter();
  const [state, setState] = useState<"ready" | "sending" | "failed">("ready");
  const address = `/t/${encodeURIComponent(ticket.token)}`;
  async function sayHere() {
    setState("sending");
    try {
      await sendJson<void>("POST", `/api/join/${encodeURIComponent(slug)}/here`);
      router.push(address);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setState("failed");
    }
  }
  return (
    <div className="flex flex-col gap-5">
      <p className="text-xl font-semibold">{t("yourTicket", { number: ticket.number })}</p>
      {ticket.isAway && (
        <>
          <p className="text-lg">{t("onTheWay")}</p>
          <Button size="kiosk" variant="primary" busy={state === "sending"} onClick={() => void sayHere()}>{t("here")}</Button>
        </>
      )}
      <a href={address} className={buttonLook(ticket.isAway ? "quiet" : "primary", "kiosk")}>{t("openTicket")}</a>
      {state === "failed" && <p role="alert" className="text-lg font-medium">{t("failed")}</p>}
    </div>
  );
}
