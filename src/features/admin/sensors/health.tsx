"use client";

import type { ReactNode } from "react";
import type { SensorPage } from "#contract/sensors.ts";
import { Ago } from "#ui/ago.tsx";
import { Card } from "#ui/card.tsx";
import { TrackerStrip } from "#ui/chart/tracker-strip.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { hourLevel, hoursToShow } from "#features/admin/sensors/hours.ts";
import { SensorState } from "#features/admin/sensors/sensor-state.tsx";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

export function Health({ sensor, offset }: { sensor: SensorPage; offset: number }) {
  const t = useWords(sensorsWords);
  const formats = useFormats();
  const { health, expectedEverySeconds: every } = sensor;
  const often = every % 3600 === 0 ? t("hours", { count: every / 3600 }) : every % 60 === 0 ? t("minutes", { count: every / 60 }) : t("seconds", { count: every });
  return (
    <Card title={t("health")}>
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-[minmax(0,2fr)_1fr_1fr]">
        <Fact label={t("state")}><SensorState health={health} isRevoked={sensor.token.revoked} size="md" /></Fact>
        <Fact label={t("lastHeard")}>
          {health.heardAt === null ? t("notHeard") : <Ago at={health.heardAt} offset={offset} />}
          <span className="block text-xs text-quiet">{t("expected", { seconds: often })}</span>
        </Fact>
        <Fact label={t("battery")}>{health.batteryPercent === null ? <span className="text-quiet">{t("noBattery")}</span> : <span className="number">{formats.percent(health.batteryPercent / 100)}</span>}</Fact>
      </dl>
      <History sensor={sensor} />
      <Drift drift={sensor.drift} />
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return <div className="min-w-0"><dt className="text-xs text-quiet">{label}</dt><dd className="mt-0.5">{children}</dd></div>;
}

function History({ sensor }: { sensor: SensorPage }) {
  const t = useWords(sensorsWords);
  const formats = useFormats();
  const hours = hoursToShow(sensor);
  const [first, last] = [hours[0], hours.at(-1)];
  const count = (level: string) => hours.filter((hour) => hourLevel(hour) === level).length;
  const day = hours.slice(-24);
  const sum = (of: "in" | "out") => formats.number(day.reduce((total, hour) => total + hour[of], 0));
  const summary = t("historySummary", { all: hours.length, well: count("ok"), gaps: count("watch"), silent: count("off") });
  return (
    <div className="mt-5">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h3 className="me-auto text-sm font-medium">{t("history")}</h3>
        {first && <p className="number text-xs text-quiet">{t("day", { in: sum("in"), out: sum("out") })}</p>}
      </div>
      {!first && <p className="mt-1 text-sm text-quiet">{t("historyNone")}</p>}
      {first && last && (
        <>
          <TrackerStrip
            className="mt-2"
            label={sensor.name}
            summary={summary}
            cells={hours.map((hour) => ({ level: hourLevel(hour), says: t("historyHour", { when: `${formats.date(hour.at)} ${formats.clock(hour.at)}`, heard: formats.percent(hour.heard), in: formats.number(hour.in), out: formats.number(hour.out) }) }))}
            from={`${formats.date(first.at)} ${formats.clock(first.at)}`}
            to={formats.clock(sensor.asOf)}
          />
          <p className="mt-1 text-sm text-quiet">{summary}</p>
        </>
      )}
    </div>
  );
}

function Drift({ drift }: { drift: SensorPage["drift"] }) {
  const t = useWords(sensorsWords);
  const formats = useFormats();
  const percent = (value: number) => `${formats.number(value, 1)} %`;
  if (drift.houseMissedPercent === null || (drift.lines.length === 0 && !drift.houseMissedPercent.isLearned)) return null;
  return (
    <div className="mt-5">
      <h3 className="text-sm font-medium">{t("drift")}</h3>
      <ul className="mt-1 flex flex-col gap-0.5 text-sm">
        {drift.lines.map(({ door, line, tooManyPercent, spreadPercent, isLearned }) => {
          const name = line === null ? door : `${door}, ${t("lineOf", { line })}`;
          const spread = percent(spreadPercent);
          if (!isLearned) return <li key={name} className="text-quiet">{t("driftUnknown", { door: name })}</li>;
          if (Math.abs(tooManyPercent) < 0.1) return <li key={name}>{t("driftEven", { door: name, spread })}</li>;
          return <li key={name}>{t("driftLine", { door: name, percent: percent(Math.abs(tooManyPercent)), direction: tooManyPercent > 0 ? "more" : "less", spread })}</li>;
        })}
        {drift.houseMissedPercent.isLearned && <li className="text-quiet">{t("driftHouse", { percent: percent(drift.houseMissedPercent.likely), spread: percent(drift.houseMissedPercent.spread) })}</li>}
      </ul>
    </div>
  );
}
