"use client";

import { Check } from "lucide-react";
import type { TicketView } from "#contract/views.ts";
import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import { classes } from "#ui/classes.ts";

const word = { done: "stepDone", now: "stepNow", next: "stepNext" } as const;

/** The visit's services in their order, and which of them it is at. */
export function Steps({ steps }: Pick<TicketView, "steps">) {
  const t = useTicketWords();
  return (
    <section aria-labelledby="visit">
      <h2 id="visit" className="text-quiet">{t("visit")}</h2>
      <ol className="mt-2">
        {steps.map((step, position) => (
          <li key={position} aria-current={step.state === "now" ? "step" : undefined} className="flex items-center gap-3 border-b border-hairline py-2.5 text-lg last:border-0">
            <span
              aria-hidden="true"
              className={classes(
                "number flex size-8 shrink-0 items-center justify-center rounded-full border-2 text-base font-semibold",
                step.state === "now" ? "border-ink bg-ink text-surface" : "border-edge",
                step.state !== "now" && "text-quiet",
              )}
            >
              {step.state === "done" ? <Check className="size-4.5" /> : position + 1}
            </span>
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-3">
              <span className={classes("min-w-0 wrap-anywhere", step.state === "now" && "font-semibold")}><bdi>{step.service}</bdi></span>
              <span className={classes("text-base", step.state === "now" ? "font-semibold" : "text-quiet")}>{t(word[step.state])}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
