"use client";

import type { PlanProposal } from "#contract/proposals.ts";
import { planWords } from "#features/plan/plan-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";

/** Who is affected by how much, what would change it, and how it was found. */
export function WhyPlan({ proposal: { worth, mind, validUntil, considered, from, gap } }: { proposal: PlanProposal }) {
  const t = useWords(planWords);
  const formats = useFormats();
  if (!worth) return null;
  const whole = (minutes: number) => formats.number(Math.round(minutes));
  const source = from === "programme" ? "programme" : from === "look-ahead" ? "lookAhead" : "other";
  return (
    <div className="mt-2 grid gap-x-6 gap-y-2 border-t border-hairline pt-2 text-sm sm:grid-cols-2">
      <div>
        <h2 className="font-medium">{t("affected")}</h2>
        <ul className="number list-disc ps-4">
          {worth.services.map(({ service, patients, minutesLess: { likely, low, high }, targetsKept }) => {
            const isLess = likely >= 0;
            const row = t("affectedRow", { service: service.name, count: patients, minutes: formats.minutes(Math.abs(likely)), way: isLess ? "less" : "more", low: whole(isLess ? low : -high), high: whole(isLess ? high : -low) });
            const kept = targetsKept > 0 ? t("affectedKept", { count: targetsKept }) : targetsKept < 0 ? t("affectedLost", { count: -targetsKept }) : null;
            return <li key={service.id}>{row}{kept && `, ${kept}`}</li>;
          })}
        </ul>
        <p className="number mt-1 text-quiet">{t("savedAll", { minutes: formats.minutes(worth.savedMinutes.likely), hours: formats.minutes(worth.horizonMinutes), low: whole(worth.savedMinutes.low), high: whole(worth.savedMinutes.high) })}</p>
      </div>
      <div>
        <h2 className="font-medium">{t("changesMind")}</h2>
        <ul className="number list-disc ps-4">
          {mind && <li>{mind.leastWaiting > 0 ? t("mindLine", { service: mind.service.name, least: mind.leastWaiting, now: mind.waitingNow }) : t("mindNoLine", { service: mind.service.name })}</li>}
          {mind && <li>{t(mind.withoutNewcomers ? "mindNewcomers" : "mindNeedsNewcomers")}</li>}
          <li>{t("mindWorld")}</li>
        </ul>
        <p className="number mt-1 text-quiet">
          {t("validUntil", { time: formats.clock(validUntil) })}{" "}
          {considered !== null && t("how", { count: considered, source, gap: gap === null ? "none" : `${formats.number(100 * gap, 1)}%` })}
        </p>
      </div>
    </div>
  );
}
