"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent, type ReactNode } from "react";
import type { JoinRequest, JoinView } from "#contract/join.ts";
import type { Choice, SelfTicket } from "#contract/kiosk.ts";
import { newKey, postOnce } from "#client/post-once.ts";
import { joinWords } from "#features/join/join-words.ts";
import { Button } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { Field, fieldLook } from "#ui/field.tsx";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";

type JoinFormProps = { view: JoinView; doorCode: string | undefined; appointmentCode: string | undefined; isUrgent: boolean; onTaken: (ticket: SelfTicket) => void };

const byCode = "(appointment)";
const minutesOnTheWay = [10, 20, 30, 45, 60, 90];

/** What for, and how to be called: sent once, however often the button is pressed. */
export function JoinForm({ view, doorCode, appointmentCode, isUrgent, onTaken }: JoinFormProps) {
  const t = useWords(joinWords);
  const formats = useFormats();
  const language = useLanguage();
  const router = useRouter();
  const [key] = useState(newKey);
  const open = view.choices.filter((choice) => choice.state === "offered" || choice.state === "nobody-serves");
  const [choice, setChoice] = useState(appointmentCode === undefined ? (open.length === 1 ? (open[0]?.id ?? "") : "") : byCode);
  const [state, setState] = useState<"ready" | "sending" | Refusal>("ready");
  const isFromHome = view.way === "home";

  async function take(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    setState("sending");
    const body: Omit<JoinRequest, "idempotencyKey"> = {
      language,
      isUrgent,
      ...(doorCode ? { doorCode } : {}),
      ...(choice === byCode ? { appointment: { code: said("code") } } : choice ? { choiceId: choice } : {}),
      ...(said("name") ? { name: said("name") } : {}),
      ...(said("phone") ? { phone: said("phone") } : {}),
      ...(isFromHome ? { inMinutes: Number(said("inMinutes")) } : {}),
    };
    // A refused request has been answered; the next try is another one, with what was mended.
    const sent = await postOnce<SelfTicket>(`/api/join/${encodeURIComponent(view.slug)}`, body, state === "ready" || state === "sending" ? key : newKey());
    if (!sent.ok) {
      if (sent.problem.code === "has-open-ticket") return window.location.reload();
      return setState(refusalOf(sent.problem.code));
    }
    if (sent.answer.goToDesk || isFromHome) return onTaken(sent.answer);
    router.push(`/t/${encodeURIComponent(sent.answer.token)}`);
  }

  return (
    <form onSubmit={(event) => void take(event)} className="flex flex-col gap-6">
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-3 text-lg font-semibold">{t("chooseAsk")}</legend>
        {view.choices.map((one) => <ChoiceLine key={one.id} choice={one} isChosen={choice === one.id} onChoose={setChoice} />)}
        <Line value={byCode} isChosen={choice === byCode} onChoose={setChoice}>{t("myAppointment")}</Line>
      </fieldset>
      {choice === byCode && <Field name="code" label={t("code")} hint={t("codeHelp")} size="kiosk" required defaultValue={appointmentCode ?? ""} autoCapitalize="characters" autoComplete="off" dir="ltr" maxLength={40} />}
      {view.askName && choice !== byCode && <Field name="name" label={t("name")} hint={t("optional")} size="kiosk" autoComplete="name" maxLength={120} />}
      {view.askPhone && <Field name="phone" label={t("phone")} hint={t("optional")} size="kiosk" type="tel" autoComplete="tel" dir="ltr" maxLength={30} />}
      {isFromHome && (
        <label className="flex flex-col gap-1.5 text-lg font-medium">
          {t("arrivesIn")}
          <select name="inMinutes" defaultValue="30" className={fieldLook("kiosk")}>
            {minutesOnTheWay.map((minutes) => <option key={minutes} value={minutes}>{t("inMinutes", { minutes: formats.minutes(minutes) })}</option>)}
          </select>
        </label>
      )}
      {state !== "ready" && state !== "sending" && <p role="alert" className="rounded-lg border-2 border-ink p-4 text-lg font-medium">{t(state)}</p>}
      <Button type="submit" size="kiosk" variant="primary" busy={state === "sending"} disabled={choice === ""}>{t(state === "sending" ? "taking" : "take")}</Button>
    </form>
  );
}

type Refusal = "unknownCode" | "tooMany" | "offline" | "wrongDoor" | "notOffered" | "closed" | "full" | "failed";

const refusals: Record<string, Refusal> = {
  "unknown-code": "unknownCode", "too-many-tries": "tooMany", network: "offline", "wrong-door-code": "wrongDoor", "not-offered": "notOffered", "closed-now": "closed", "no-tickets-left": "full",
};
const refusalOf = (code: string): Refusal => refusals[code] ?? "failed";

function ChoiceLine({ choice, isChosen, onChoose }: { choice: Choice; isChosen: boolean; onChoose: (id: string) => void }) {
  const t = useWords(joinWords);
  const formats = useFormats();
  const { state, wait } = choice;
  const says =
    state === "closed" ? t("closedService")
    : state === "past-closing" ? t("pastClosing")
    : wait.known ? t("wait", { about: formats.minutes(wait.aboutMinutes), most: formats.minutes(wait.atMostMinutes) })
    : t("nobodyServes");
  return <Line value={choice.id} isChosen={isChosen} onChoose={onChoose} isDisabled={state === "closed" || state === "past-closing"} detail={says}><bdi>{choice.name}</bdi></Line>;
}

type LineProps = { value: string; isChosen: boolean; onChoose: (value: string) => void; isDisabled?: boolean; detail?: string; children: ReactNode };

function Line({ value, isChosen, onChoose, isDisabled = false, detail, children }: LineProps) {
  return (
    <label className={classes("flex min-h-16 items-center gap-[min(1rem,4vw)] rounded-lg border-2 px-[min(1rem,4vw)] py-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus", isDisabled ? "border-dashed border-hairline text-quiet" : isChosen ? "border-ink" : "border-edge")}>
      <input type="radio" name="choice" value={value} checked={isChosen} disabled={isDisabled} onChange={() => onChoose(value)} className="size-6 shrink-0 accent-ink" />
      <span className="flex min-w-0 flex-col">
        <span className="text-lg font-medium">{children}</span>
        {detail && <span className="number text-quiet">{detail}</span>}
      </span>
    </label>
  );
}
