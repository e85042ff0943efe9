"use client";

import { classes } from "#ui/classes.ts";
import { useLanguage, useWords } from "#ui/language.tsx";
import { isCurrent, type Device } from "#features/devices/device-order.ts";
import { deviceWords } from "#features/devices/device-words.ts";
import { fixed } from "#features/devices/fixed.ts";

/** The first measure large, the others small. A value that is not of now is grey and says so. */
export function DeviceValues({ device }: { device: Device }) {
  const t = useWords(deviceWords);
  const language = useLanguage();
  const [main, ...rest] = device.values;
  if (!main) return <p className="text-sm text-quiet"><span aria-hidden="true" className="block text-2xl font-semibold">–</span>{t("noValue")}</p>;
  return (
    <dl className="number min-w-0">
      <dt className="text-xs text-quiet">{main.label}{!isCurrent(device) && `, ${t("lastKnown")}`}</dt>
      <dd className={classes("flex flex-wrap items-baseline gap-x-1.5", !isCurrent(device) && "text-quiet")}>
        <span className="text-2xl font-semibold">{fixed(main.value, main.decimals, language)}</span>
        <span className="text-sm text-quiet">{main.unit}</span>
      </dd>
      {rest.map((measure) => (
        <div key={measure.id} className="flex flex-wrap gap-x-1.5 text-xs text-quiet">
          <dt>{measure.label}</dt>
          <dd>{fixed(measure.value, measure.decimals, language)} {measure.unit}</dd>
        </div>
      ))}
    </dl>
  );
}
