"use client";

import type { ReactNode } from "react";
import type { CameraDrawing } from "#contract/camera.ts";
import { cameraWords } from "#features/camera/camera-words.ts";
import type { CameraState } from "#features/camera/counting/camera.ts";
import { standing } from "#features/camera/standing.ts";
import { Ago } from "#ui/ago.tsx";
import { BigNumber } from "#ui/big-number.tsx";
import { Card } from "#ui/card.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Status } from "#ui/status.tsx";

type StatusCardProps = { state: CameraState | null; drawing: CameraDrawing; isPaired: boolean; isTrying: boolean };

/** Whether it counts, and how many, large enough to be read from across the room. */
export function StatusCard({ state, drawing, isPaired, isTrying }: StatusCardProps) {
  const t = useWords(cameraWords);
  const formats = useFormats();
  const isDrawn = drawing.lines.length + drawing.areas.length > 0;
  const { level, word } = standing(state, isPaired, isTrying, isDrawn);
  const told = drawing.lines.reduce(
    (sum, { id, door }) => {
      const counts = state?.lines[id] ?? { in: 0, out: 0 };
      return door?.reversed ? { in: sum.in + counts.out, out: sum.out + counts.in } : { in: sum.in + counts.in, out: sum.out + counts.out };
    },
    { in: 0, out: 0 },
  );
  const pace = state?.pace ?? null;
  return (
    <Card>
      <p role="status" className="text-lg font-semibold">
        <Status level={level} word={t(word)} size="lg" className="text-lg whitespace-normal" />
      </p>
      {drawing.lines.length > 0 && (
        <>
          <div className="mt-3 grid grid-cols-2 gap-4">
            <BigNumber label={t("inToday")} value={told.in} size="lg" />
            <BigNumber label={t("outToday")} value={told.out} size="lg" />
          </div>
          <p className="mt-1 text-xs text-quiet">{t(isPaired ? "onDevice" : "onlySeen")}</p>
        </>
      )}
      <dl className="number mt-4 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 border-t border-hairline pt-3 text-sm">
        <Fact name={t("followed")}>{formats.number(state?.people ?? 0)}</Fact>
        <Fact name={t("pace")}>{t("paceOf", { pace: pace === null ? "–" : formats.number(pace, 1), wished: formats.number(drawing.detectionsPerSecond, 1) })}</Fact>
        {isPaired && <Fact name={t("unsent")}>{formats.number(state?.delivery.waiting ?? 0)}</Fact>}
        {isPaired && <Fact name={t("delivered")}>{state?.delivery.deliveredAt ? <Ago at={state.delivery.deliveredAt} offset={0} /> : t("notYet")}</Fact>}
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="text-end">{children}</dd>
    </>
  );
}
