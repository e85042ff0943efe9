"use client";

import { ClockAlert } from "lucide-react";
import type { SensorPage } from "#contract/sensors.ts";
import { useWords } from "#ui/language.tsx";
import { Status, type StatusLevel } from "#ui/status.tsx";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

const levels: Record<SensorPage["health"]["silence"], StatusLevel> = { speaking: "ok", silent: "off", never: "off", troubled: "watch" };

/** How a sensor is, and why that is so. */
export function SensorState({ health, isRevoked, size = "sm" }: { health: SensorPage["health"]; isRevoked: boolean; size?: "sm" | "md" }) {
  const t = useWords(sensorsWords);
  const { silence, trouble, clockSkewed } = health;
  const why = isRevoked ? t("tokenRevoked") : { speaking: null, silent: t("silentWhy"), never: t("neverWhy"), troubled: trouble }[silence];
  return (
    <span className="flex min-w-0 flex-col items-start gap-0.5 py-0.5">
      <Status level={isRevoked ? "off" : levels[silence]} word={t(isRevoked ? "revoked" : silence)} size={size} />
      {why && <span className="max-w-prose text-sm wrap-anywhere">{why}</span>}
      {clockSkewed && <span className="inline-flex items-start gap-1.5 text-sm text-quiet"><ClockAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />{t("clockSkewed")}</span>}
    </span>
  );
}
