"use client";

import type { QueueRules } from "#contract/queue-rules.ts";
import type { QueuePolicy } from "#domain/queue/policy.ts";
import { whoMayPass } from "#domain/queue/who-may-pass.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { levelKey, scaleWords } from "#features/admin/queue/scale-words.ts";
import { Card } from "#ui/card.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** What the numbers promise to everybody: who can come before them, and until when. */
export function Bound({ policy, services }: { policy: QueuePolicy | null; services: QueueRules["services"] }) {
  const t = useWords(queueWords);
  const levels = useWords(scaleWords);
  const formats = useFormats();
  if (!policy) return <Card title={t("boundTitle")}><p className="text-sm text-quiet">{t("boundBroken")}</p></Card>;
  const passes = whoMayPass(policy, services);
  const level = (urgency: 1 | 2 | 3 | 4 | 5) => levels(levelKey(policy.scale, urgency));
  // A bound is not rounded down: 74.2 % is "the first 75 %".
  const percent = (share: number) => formats.percent(Math.ceil(share * 100 - 1e-6) / 100);
  return (
    <Card title={t("boundTitle")}>
      <p className="text-sm">{t("boundSays")}</p>
      <dl className="mt-2 flex flex-col gap-2 text-sm">
        {([4, 5, 3, 2, 1] as const).map((urgency) => {
          const by = passes.filter((p) => p.urgency === urgency);
          return (
            <div key={urgency}>
              <dt className="font-medium">{level(urgency)} <span className="font-normal">{by.length === 0 ? t("boundNobody") : t("boundOnly")}</span></dt>
              {by.map((p) => (
                <dd key={`${p.by}${p.booked}`} className="ms-3 text-quiet">{t(p.booked ? "boundByBooked" : "boundBy", { level: level(p.by), percent: percent(p.share) })}</dd>
              ))}
            </div>
          );
        })}
      </dl>
      {policy.ratio && <p className="mt-3 text-sm">{t("boundRatio", { count: policy.ratio.atMost })}</p>}
      <p className="mt-3 text-xs text-quiet">{t("boundLimits")}</p>
    </Card>
  );
}
