import type { FloorView } from "#contract/views.ts";
import type { Translate } from "#ui/words.ts";
import { needsLook } from "#features/floor/sensor-order.ts";
import type { FloorWords } from "#features/floor/floor-words.ts";

/** The floor in one or two sentences: what is full, else what fills up, what is not heard, and whether a sensor wants somebody. */
export function floorSentence(view: Pick<FloorView, "zones" | "sensors">, t: Translate<FloorWords>, language: string): string {
  const { zones, sensors } = view;
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const named = (level: FloorView["zones"][number]["level"]) => {
    const names = zones.filter((zone) => zone.level === level).map((zone) => zone.name);
    return { count: names.length, zones: list.format(names) };
  };
  const [full, filling, unheard] = [named("late"), named("watch"), named("off")];
  const troubled = sensors.filter(needsLook).length;
  const says = [
    full.count > 0 && t("fullNow", full),
    filling.count > 0 && t("fillingNow", filling),
    zones.length > 0 && unheard.count === zones.length && t("nothingKnown"),
    unheard.count > 0 && unheard.count < zones.length && t("unheardNow", { zones: unheard.zones }),
    zones.length > 0 && full.count + filling.count + unheard.count === 0 && t("allWell"),
    troubled > 0 && t("sensorsNeedLook", { count: troubled }),
  ];
  return says.filter(Boolean).join(" ");
}
