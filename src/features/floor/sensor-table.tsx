"use client";

import { BatteryWarning, ClockAlert, Radio } from "lucide-react";
import type { FloorView } from "#contract/views.ts";
import { Card } from "#ui/card.tsx";
import { classes } from "#ui/classes.ts";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Status, type StatusLevel } from "#ui/status.tsx";
import { Table, type Column } from "#ui/table.tsx";
import { Ago } from "#ui/ago.tsx";
import { floorWords } from "#features/floor/floor-words.ts";
import { hasLowBattery, inOrderOfNeed, type Sensor } from "#features/floor/sensor-order.ts";

type SensorTableProps = { view: FloorView; offset: number; className?: string };

/** Every sensor, whether it can be believed, and what it tells about. */
export function SensorTable({ view, offset, className }: SensorTableProps) {
  const t = useWords(floorWords);
  const { sensors, zones } = view;
  const speaking = sensors.filter((sensor) => sensor.silence === "speaking").length;
  const watched = (sensor: Sensor) => zones.filter((zone) => zone.sensorIds.includes(sensor.id)).map((zone) => zone.name).join(", ");

  const columns: Column<Sensor>[] = [
    { key: "sensor", header: t("sensor"), cell: (sensor) => <><span className="font-medium">{sensor.name}</span> <span className="text-xs text-quiet">{sensor.vendor}</span></>, className: "sm:whitespace-nowrap" },
    { key: "state", header: t("state"), cell: (sensor) => <><State sensor={sensor} /><span className="text-quiet sm:hidden"><Heard sensor={sensor} offset={offset} /></span></>, className: "sm:w-2/5" },
    { key: "watches", header: t("watches"), cell: (sensor) => <span className="text-quiet">{watched(sensor) || t("watchesNothing")}</span>, hideOnPhone: true },
    { key: "battery", header: t("battery"), cell: (sensor) => <Battery sensor={sensor} />, isNumeric: true, hideOnPhone: true },
    { key: "heard", header: t("heard"), cell: (sensor) => <Heard sensor={sensor} offset={offset} />, isNumeric: true, hideOnPhone: true, className: "min-w-28" },
  ];
  return (
    <div id="sensors" className={classes("scroll-mt-16", className)}>
      <Card
        title={t("sensors")}
        aside={sensors.length > 0 && <span className="number">{speaking === sensors.length ? t("allSpeak", { count: speaking }) : t("someSpeak", { speaking, count: sensors.length })}</span>}
        flush
      >
        <Table
          caption={t("sensorsTable")}
          density="compact"
          columns={columns}
          rows={inOrderOfNeed(sensors)}
          rowKey={(sensor) => sensor.id}
          empty={<Empty icon={<Radio />} why={t("noSensors")} next={t("noSensorsNext")} />}
        />
      </Card>
    </div>
  );
}

const levels: Record<Sensor["silence"], StatusLevel> = { speaking: "ok", silent: "off", never: "off", troubled: "watch" };

function State({ sensor }: { sensor: Sensor }) {
  const t = useWords(floorWords);
  const why = { speaking: null, silent: t("silentWhy"), never: t("neverWhy"), troubled: sensor.trouble }[sensor.silence];
  return (
    <span className="flex flex-col items-start gap-0.5 py-0.5">
      <Status level={levels[sensor.silence]} word={t(sensor.silence)} size="sm" />
      {why && <span>{why}</span>}
      {sensor.clockSkewed && <span className="inline-flex items-start gap-1.5 text-quiet"><ClockAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />{t("clockSkewed")}</span>}
    </span>
  );
}

function Heard({ sensor, offset }: { sensor: Sensor; offset: number }) {
  const t = useWords(floorWords);
  return sensor.heardAt === null ? <span className="text-quiet">{t("notHeard")}</span> : <Ago at={sensor.heardAt} offset={offset} />;
}

function Battery({ sensor }: { sensor: Sensor }) {
  const t = useWords(floorWords);
  const formats = useFormats();
  if (sensor.batteryPercent === null) return <span className="text-quiet"><span aria-hidden="true">–</span><span className="sr-only">{t("batteryUnknown")}</span></span>;
  const percent = formats.percent(sensor.batteryPercent / 100);
  if (!hasLowBattery(sensor)) return percent;
  return <span className="inline-flex items-center gap-1.5 font-medium text-watch"><BatteryWarning aria-hidden="true" className="size-4" />{t("batteryLow", { percent })}</span>;
}
