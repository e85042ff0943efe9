"use client";

import { LineChart } from "#ui/chart/line-chart.tsx";
import { Alarm } from "#ui/alarm.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useWords } from "#ui/language.tsx";
import { DeviceFreshness } from "#features/devices/device-card.tsx";
import type { Device } from "#features/devices/device-order.ts";
import { DeviceValues } from "#features/devices/device-values.tsx";
import { deviceWords } from "#features/devices/device-words.ts";

type DeviceDialogProps = { /** None: closed. */ device: Device | undefined; offset: number; onClose: () => void };

/** The last three hours of one device, with their numbers, while it goes on living. */
export function DeviceDialog({ device, offset, onClose }: DeviceDialogProps) {
  const t = useWords(deviceWords);
  const measure = device?.values[0];
  return (
    <Dialog open={device !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()} size="lg" title={device?.wearer ?? ""} description={device && `${device.kindLabel}. ${device.says}.`}>
      {device && (
        <div className="flex flex-col gap-4">
          <div className="flex flex-wrap items-start justify-between gap-4">
            <DeviceValues device={device} />
            <Alarm priority={device.priority} />
          </div>
          {measure && device.trail.length > 1 && (
            <LineChart
              title={t("lastThreeHours", { label: measure.label })}
              unit={measure.unit}
              digits={measure.decimals}
              summary={t("readings", { count: device.trail.length })}
              series={[{ id: measure.id, label: measure.label, points: device.trail.map(({ at, value }) => ({ at, value })) }]}
            />
          )}
          <DeviceFreshness device={device} offset={offset} />
        </div>
      )}
    </Dialog>
  );
}
