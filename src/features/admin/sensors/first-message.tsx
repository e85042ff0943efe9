"use client";

import { useQuery } from "@tanstack/react-query";
import type { SensorPage } from "#contract/sensors.ts";
import { getJson } from "#client/http.ts";
import { useWords } from "#ui/language.tsx";
import { StatusShape } from "#ui/status-shape.tsx";
import { ReadingLines } from "#features/admin/sensors/reading-line.tsx";
import { sensorKey } from "#features/admin/sensors/sensors-key.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

const askedAgainMs = 2_000;

/** Whether the sensor has spoken by now: the moment for which somebody stands on a ladder. */
export function FirstMessage({ id }: { id: string }) {
  const t = useWords(sensorsWords);
  const { data } = useQuery({ queryKey: sensorKey(id), queryFn: () => getJson<SensorPage>(`/api/admin/sensors/${encodeURIComponent(id)}`), staleTime: 0, refetchInterval: askedAgainMs });
  const message = data?.messages[0];
  const level = !message ? "off" : message.problem === null ? "ok" : "watch";
  const look = { off: "bg-raised text-quiet", ok: "bg-ok-soft text-ok", watch: "bg-watch-soft text-watch" }[level];
  return (
    <div role="status" className={`flex flex-col gap-1.5 rounded-md px-3.5 py-3 text-sm ${look}`}>
      <p className="flex items-center gap-2 font-medium">
        <StatusShape level={level} />
        {!message && t("waiting")}
        {message && (message.problem === null ? t("firstHeard", { count: message.readings.length }) : t("firstUnreadable", { why: message.problem }))}
      </p>
      {message && message.readings.length > 0 && <div className="ps-5.5 text-ink"><ReadingLines readings={message.readings.slice(0, 4)} /></div>}
    </div>
  );
}
