"use client";

import Link from "next/link";
import { Radio } from "lucide-react";
import type { SensorList as List } from "#contract/sensors.ts";
import { Ago } from "#ui/ago.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Table, type Column } from "#ui/table.tsx";
import { SensorState } from "#features/admin/sensors/sensor-state.tsx";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

type Row = List["sensors"][number];

export function SensorList({ list, offset, onAdd }: { list: List; offset: number; onAdd: () => void }) {
  const t = useWords(sensorsWords);
  const columns: Column<Row>[] = [
    {
      key: "name",
      header: t("name"),
      cell: ({ id, name, vendor, place }) => (
        <span className="flex flex-col py-1.5">
          <Link href={`/admin/sensors/${encodeURIComponent(id)}`} className="font-medium underline-offset-4 hover:underline">{name}</Link>
          <span className="text-xs text-quiet">{vendor}<span className="sm:hidden">{place && `, ${place}`}</span></span>
        </span>
      ),
      className: "min-w-36 sm:w-64",
    },
    {
      key: "state",
      header: t("state"),
      cell: ({ health, token }) => (
        <>
          <SensorState health={health} isRevoked={token.revoked} />
          <span className="text-xs text-quiet sm:hidden"><Heard health={health} offset={offset} /></span>
        </>
      ),
    },
    { key: "place", header: t("place"), cell: ({ place }) => <span className="text-quiet">{place || t("notPlaced")}</span>, hideOnPhone: true, className: "w-56" },
    { key: "battery", header: t("battery"), cell: ({ health }) => <Battery percent={health.batteryPercent} />, isNumeric: true, hideOnPhone: true, className: "w-24" },
    { key: "heard", header: t("heard"), cell: ({ health }) => <Heard health={health} offset={offset} />, isNumeric: true, hideOnPhone: true, className: "w-32" },
  ];
  return (
    <Card title={t("sensors")} aside={<span className="number">{list.sensors.length > 0 && list.sensors.length}</span>} flush>
      <Table
        caption={t("table")}
        columns={columns}
        rows={list.sensors}
        rowKey={(row) => row.id}
        empty={<Empty icon={<Radio />} why={t("none")} next={t("noneNext")} action={<Button variant="primary" onClick={onAdd}>{t("add")}</Button>} />}
      />
    </Card>
  );
}

function Heard({ health, offset }: { health: Row["health"]; offset: number }) {
  const t = useWords(sensorsWords);
  return health.heardAt === null ? <span className="text-quiet">{t("notHeard")}</span> : <Ago at={health.heardAt} offset={offset} />;
}

function Battery({ percent }: { percent: number | null }) {
  const t = useWords(sensorsWords);
  const formats = useFormats();
  if (percent === null) return <span className="text-quiet"><span aria-hidden="true">–</span><span className="sr-only">{t("noBattery")}</span></span>;
  return formats.percent(percent / 100);
}
