"use client";

import Link from "next/link";
import { useId, useState } from "react";
import { Check } from "lucide-react";
import { send } from "#client/send.ts";
import { alertWords } from "#features/shell/alert-words.ts";
import { alertId, shown, type Crowded } from "#features/shell/crowd-alerts.ts";
import { Button } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { useProblem } from "#ui/problem.ts";
import { StatusShape } from "#ui/status-shape.tsx";

/** More would push the screen away that somebody is working on. */
const mostShown = 3;

/** Crowded zones, above whatever somebody is doing. Not announced from here: its numbers change by themselves. */
export function AlertStrip({ crowded }: { crowded: readonly Crowded[] }) {
  const t = useWords(alertWords);
  const all = shown(crowded);
  if (all.length === 0) return null;
  const more = all.length - mostShown;
  return (
    <section aria-label={t("alerts")} className="border-b border-hairline">
      <ul className="divide-y divide-hairline">
        {all.slice(0, mostShown).map((zone) => <Alert key={alertId(zone)} alert={zone} />)}
      </ul>
      {more > 0 && <Link href="/floor" className="target block bg-raised px-4 py-1.5 text-xs text-quiet underline-offset-4 hover:underline sm:px-6">{t("andMore", { count: more })}</Link>}
    </section>
  );
}

function Alert({ alert }: { alert: Crowded }) {
  const t = useWords(alertWords);
  const formats = useFormats();
  const problemSays = useProblem();
  const [state, setState] = useState<"idle" | "busy" | { refused: string }>("idle");
  const id = useId();
  const { zone, zoneId, level, since, people, capacity, seen } = alert;
  const isFull = level === "full";

  async function see() {
    setState("busy");
    const sent = await send({ type: "see-crowding", zoneId, since });
    setState(sent.ok ? "idle" : { refused: problemSays(sent.problem) });
  }

  return (
    <li className={classes("number flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-1.5 text-sm sm:px-6", seen ? "bg-raised" : isFull ? "bg-late-soft" : "bg-watch-soft")}>
      <span className={classes("inline-flex shrink-0", isFull ? "text-late" : "text-watch")}><StatusShape level={isFull ? "late" : "watch"} /></span>
      <p id={id} className="min-w-0 flex-1">
        <span className={classes("font-semibold", isFull ? "text-late" : "text-watch")}>{t(isFull ? "full" : "filling", { zone })}</span>
        {": "}
        {people === null ? t("notHeard") : t("people", { count: people, capacity: formats.number(capacity) })}
        {" · "}
        <span className="whitespace-nowrap">{t("since", { time: formats.clock(since) })}</span>
        {typeof state === "object" && <span role="alert" className="block text-late">{state.refused}</span>}
      </p>
      {seen ? (
        <span className="inline-flex items-center gap-1.5 text-quiet"><Check aria-hidden="true" className="size-4" />{t("seenBy", { name: seen.by })}</span>
      ) : (
        <Button size="sm" busy={state === "busy"} onClick={() => void see()} aria-label={t("seenOf", { zone })}>{t("seen")}</Button>
      )}
    </li>
  );
}
