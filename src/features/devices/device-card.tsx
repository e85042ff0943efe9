"use client";

import { BatteryMedium, BatteryWarning } from "lucide-react";
import { hourMs } from "#domain/time.ts";
import { Alarm } from "#ui/alarm.tsx";
import { classes } from "#ui/classes.ts";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { Status } from "#ui/status.tsx";
import { Ago } from "#ui/ago.tsx";
import { DeviceIcon } from "#features/devices/device-icon.tsx";
import { hasLowBattery, isCurrent, type Device, type Priority } from "#features/devices/device-order.ts";
import { DeviceValues } from "#features/devices/device-values.tsx";
import { deviceWords } from "#features/devices/device-words.ts";
import { fixed } from "#features/devices/fixed.ts";
import { Sparkline } from "#ui/chart/sparkline.tsx";

type DeviceCardProps = { device: Device; asOf: number; offset: number; onOpen: () => void };

/** One device of one patient. The whole card opens it. */
export function DeviceCard({ device, asOf, offset, onOpen }: DeviceCardProps) {
  const t = useWords(deviceWords);
  const { wearer, kindLabel, priority } = device;
  return (
    <article className={classes("relative flex min-w-0 flex-1 flex-col gap-3 overflow-clip rounded-lg border border-hairline bg-surface p-4 transition-colors hover:bg-raised has-[button:focus-visible]:outline-2 has-[button:focus-visible]:outline-offset-2 has-[button:focus-visible]:outline-focus", priority !== "none" && "ps-5")}>
      {priority !== "none" && <span aria-hidden="true" className={classes("absolute inset-y-0 start-0 w-1.5", stripes[priority])} />}
      <header className="flex items-start gap-3">
        <DeviceIcon name={device.icon} className="mt-0.5 size-5 shrink-0 text-quiet" />
        <div className="min-w-0 flex-1">
          <h2 className="text-base leading-6 font-semibold wrap-anywhere">
            <button type="button" data-device={device.id} onClick={onOpen} aria-label={t("open", { wearer })} className="text-start outline-none after:absolute after:inset-0">{wearer}</button>
          </h2>
          <p className="truncate text-xs text-quiet">{kindLabel}</p>
        </div>
        {device.freshness !== "never" && <Alarm priority={priority} />}
      </header>

      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-end gap-4">
        <DeviceValues device={device} />
        <DeviceTrail device={device} asOf={asOf} />
      </div>

      <p className={classes("text-sm", priority === "none" ? "text-quiet" : "font-medium")}>{device.says}</p>
      <DeviceFreshness device={device} offset={offset} className="mt-auto border-t border-hairline pt-2.5" />
    </article>
  );
}

const stripes: Record<Priority, string> = { high: "bg-alarm-high", medium: "bg-alarm-medium", low: "bg-alarm-low", none: "" };

const trailMs = 3 * hourMs;

function DeviceTrail({ device, asOf }: { device: Device; asOf: number }) {
  const t = useWords(deviceWords);
  const language = useLanguage();
  const points = device.trail.filter((point) => point.at > asOf - trailMs);
  const [measure] = device.values;
  if (points.length < 2 || !measure) return null;
  const values = points.map((point) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const write = (value: number) => fixed(value, measure.decimals, language);
  // A calm value must not look like a storm: the scale spans at least a fifth of what is shown.
  const room = Math.max((high - low) * 0.15, high * 0.1);
  const span = { least: write(low), most: write(high) };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Sparkline label={t("trail", { label: measure.label, unit: measure.unit, ...span })} points={points} scale={{ from: asOf - trailMs, to: asOf, bottom: Math.max(0, low - room), top: high + room }} className="h-10" />
      <p aria-hidden="true" className="number flex justify-between text-xs text-quiet"><span>{t("lastHours")}</span><span>{t("span", span)}</span></p>
    </div>
  );
}

/** How old the value is, and whether the device will last. */
export function DeviceFreshness({ device, offset, className }: { device: Device; offset: number; className?: string }) {
  const t = useWords(deviceWords);
  return (
    <p className={classes("flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-quiet", className)}>
      {isCurrent(device) ? <span>{t("fresh")}</span> : <Status level="off" word={t(device.freshness)} size="sm" />}
      {device.readAt !== null && <Ago at={device.readAt} offset={offset} />}
      <Battery device={device} />
    </p>
  );
}

function Battery({ device }: { device: Device }) {
  const t = useWords(deviceWords);
  const formats = useFormats();
  if (device.batteryPercent === null) return null;
  const percent = formats.percent(device.batteryPercent / 100);
  const isLow = hasLowBattery(device);
  const Icon = isLow ? BatteryWarning : BatteryMedium;
  return (
    <span className={classes("number ms-auto inline-flex items-center gap-1", isLow && "font-medium text-ink")}>
      <Icon aria-hidden="true" className="size-4" />
      {t(isLow ? "batteryLow" : "battery", { percent })}
    </span>
  );
}
