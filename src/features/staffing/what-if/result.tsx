"use client";

import type { Effect, WhatIfAnswer } from "#contract/what-if.ts";
import { effectSentence, type EffectKind } from "#features/staffing/what-if/effect-sentence.ts";
import { whatIfWords } from "#features/staffing/what-if/what-if-words.ts";
import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";

const minuteMs = 60_000;

/** What the changes would do, figure by figure: as it stands, as it would be, and how sure the difference is. */
export function Result({ answer }: { answer: WhatIfAnswer }) {
  const t = useWords(whatIfWords);
  const formats = useFormats();
  const { asOf, until, closesAt, paths, tookMs, overall, services, withoutRoom, overtimeMinutes, stillInLine, emptyAfterMinutes, shorterDays, longerDays } = answer;
  const basis = { at: formats.clock(asOf), count: paths, seconds: formats.number(tookMs / 1000, 1) };
  const whole = (share: number) => formats.number(Math.round(100 * share));
  return (
    <section aria-label={t("result")} className="mt-4 border-t border-hairline pt-3">
      <h3 className="text-sm font-semibold">{t("result")}</h3>
      <p className="number mt-0.5 text-xs text-quiet">{closesAt === null ? t("upToFour", { ...basis, until: formats.clock(until) }) : t("upTo", { ...basis, closes: formats.clock(closesAt) })} {t("others")}</p>
      <p className="number mt-2 text-sm">{t("shorter", { less: whole(shorterDays), more: whole(longerDays) })}</p>
      {withoutRoom.map((position) => <Notice key={position} tone="watch" className="mt-2">{t("withoutRoom", { number: position + 1 })}</Notice>)}
      <dl className="mt-3 grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        <Figure name={t("meanWait")} effect={overall.meanWaitMinutes} kind="minutes" />
        <Figure name={t("p90Wait")} effect={overall.p90WaitMinutes} kind="minutes" />
        <Figure name={t("onTime")} effect={overall.onTimeShare} kind="share" />
        <Figure name={t("overtime")} effect={overtimeMinutes} kind="minutes" />
        <Figure name={t("lastPatient")} effect={emptyAfterMinutes} kind="moment" since={asOf} />
        {stillInLine.before + stillInLine.after > 0 && <Figure name={closesAt === null ? t("stillInLine", { time: formats.clock(until) }) : t("notServed")} effect={stillInLine} kind="people" />}
      </dl>
      <h4 className="mt-4 text-xs font-medium text-quiet">{t("byService")}</h4>
      <ul className="mt-2 flex flex-col gap-3">
        {services.map(({ serviceId, name, meanWaitMinutes, p90WaitMinutes, onTimeShare }) => (
          <li key={serviceId} className="rounded-md border border-hairline p-3">
            <p className="text-sm font-medium">{name}</p>
            {meanWaitMinutes ? (
              <dl className="mt-1.5 grid gap-3 sm:grid-cols-3">
                <Figure name={t("meanWait")} effect={meanWaitMinutes} kind="minutes" isPlain />
                <Figure name={t("p90Wait")} effect={p90WaitMinutes} kind="minutes" isPlain />
                <Figure name={t("onTime")} effect={onTimeShare} kind="share" isPlain />
              </dl>
            ) : <p className="mt-1 text-sm text-quiet">{t("nobodyComes")}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figure({ name, effect, kind, since = 0, isPlain = false }: { name: string; effect: Effect | undefined; kind: EffectKind; since?: number; isPlain?: boolean }) {
  const t = useWords(whatIfWords);
  const formats = useFormats();
  if (!effect) return null;
  const { says, range, oneDay, isClear } = effectSentence(effect, kind, t, formats);
  const write: Record<EffectKind, (value: number) => string> = {
    minutes: formats.minutes,
    share: formats.percent,
    moment: (minutes) => formats.clock(since + minutes * minuteMs),
    people: (count) => formats.number(count, 1),
  };
  return (
    <div className={classes("number min-w-0", !isPlain && "rounded-md border border-hairline p-3")}>
      <dt className="text-xs text-quiet">{name}</dt>
      <dd className="mt-0.5 flex flex-col text-sm">
        <span className={classes(isClear ? "font-semibold" : "text-quiet")}>{says} {range && <span className="font-normal text-quiet">{range}</span>}</span>
        <span className="text-quiet">{t("fromTo", { before: write[kind](effect.before), after: write[kind](effect.after) })}</span>
        {oneDay && <span className="text-xs text-quiet">{oneDay}</span>}
      </dd>
    </div>
  );
}
