"use client";

import type { AccuracyReport } from "#contract/accuracy.ts";
import { wilson } from "#domain/forecast/score/wilson.ts";
import { accuracyWords } from "#features/reports/accuracy-words.ts";
import { writeDay } from "#features/reports/report-days.ts";
import { BigNumber } from "#ui/big-number.tsx";
import { Card } from "#ui/card.tsx";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { Status } from "#ui/status.tsx";

/** "At most" is the quantile that nine waits in ten should not pass. */
const keptAim = 0.9;
/** From P10 to P90. */
const withinAim = 0.8;

/** The answer: how many promises were kept, how far off they were, and in which direction. */
export function AccuracyHeadline({ report }: { report: AccuracyReport }) {
  const t = useWords(accuracyWords);
  const formats = useFormats();
  const language = useLanguage();
  const { promises, said, score, waits, learned } = report;
  const judged = promises.kept + promises.broken;
  const kept = wilson(promises.kept, judged);
  const isTooOften = kept !== undefined && kept.high < keptAim;
  const isTooNarrow = score?.within80 !== undefined && score.within80.high < withinAim;
  const notCounted = ([["leftBefore", promises.left], ["withdrawn", promises.withdrawn], ["waiting", promises.waiting]] as const).flatMap(([key, count]) => (count > 0 ? [t(key, { count })] : []));
  const percents = (share: { low: number; high: number }): [number, number] => [100 * share.low, 100 * share.high];
  return (
    <Card>
      <p className="text-lg font-semibold">{kept ? t("keptOf", { total: judged, kept: promises.kept, share: formats.percent(kept.share) }) : t("noneJudged", { total: promises.total })}</p>
      {said && <p className="text-base">{direction(said)}</p>}
      <div className="mt-4 grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-4">
        <div>
          <BigNumber label={t("kept")} value={kept ? 100 * kept.share : null} unit="%" {...(kept && { range: percents(kept) })} />
          <Aim says={t("keptAim")} missed={isTooOften ? t("tooOften") : null} />
        </div>
        <div>
          <BigNumber label={t("within80")} value={score?.within80 ? 100 * score.within80.share : null} unit="%" {...(score?.within80 && { range: percents(score.within80) })} />
          <Aim says={t("within80Aim")} missed={isTooNarrow ? t("tooNarrow") : null} />
        </div>
        <div>
          <BigNumber label={t("meanError")} value={score?.maeMinutes ?? null} digits={1} unit={t("minutes")} />
          <p className="text-xs text-quiet">{t("waits")}: {formats.number(score?.waits ?? 0)}</p>
        </div>
        <div>
          <BigNumber label={t("onPage")} value={promises.onPage} />
          <p className="text-xs text-quiet">{t("ofPromises", { total: formats.number(promises.total) })}</p>
        </div>
      </div>
      <p className="mt-4 text-sm text-quiet">
        {notCounted.length > 0 && <>{t("notCounted", { parts: notCounted.join(", ") })} </>}
        {waits.unknown > 0 && <>{t("unknownSaid", { count: waits.unknown })} </>}
        {t("wait")}
      </p>
      <p className="mt-2 text-sm text-quiet">{learned.until === undefined ? t("learnedNothing") : t("learnedFrom", { days: learned.days, until: writeDay(learned.until, language) })}</p>
    </Card>
  );

  function direction({ medianMinutes, biasMinutes }: NonNullable<AccuracyReport["said"]>): string {
    const error = formats.minutes(medianMinutes);
    if (Math.round(Math.abs(biasMinutes)) === 0) return t("errorEven", { error });
    return t(biasMinutes < 0 ? "errorLonger" : "errorShorter", { error, bias: formats.minutes(Math.abs(biasMinutes)) });
  }
}

/** What the figure should be, and a word when it is surely not. */
function Aim({ says, missed }: { says: string; missed: string | null }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-quiet">
      {says}
      {missed !== null && <Status level="watch" word={missed} size="sm" />}
    </p>
  );
}
