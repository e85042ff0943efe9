import type { PlacementInput, SensorChange, SensorPage } from "#contract/sensors.ts";

/** A sensor as it stands in the form: text where people type. */
export type Draft = { name: string; externalId: string; timeZone: string; everySeconds: string; placements: DraftPlacement[] };

/** `place` is "door/<id>", "zone/<id>", or empty while nobody has decided. */
export type DraftPlacement = { place: string; reversed: boolean; line: string };

export const noPlace: DraftPlacement = { place: "", reversed: false, line: "" };

export function emptyDraft(everySeconds: number, externalId = ""): Draft {
  return { name: "", externalId, timeZone: "", everySeconds: String(everySeconds), placements: [noPlace] };
}

export function draftOf(sensor: Pick<SensorPage, "name" | "externalId" | "timeZone" | "expectedEverySeconds" | "placements">): Draft {
  const placements = sensor.placements.map((p): DraftPlacement => ({ place: p.at === "door" ? `door/${p.doorId}` : `zone/${p.zoneId}`, reversed: p.at === "door" && p.reversed, line: p.line ?? "" }));
  return { name: sensor.name, externalId: sensor.externalId ?? "", timeZone: sensor.timeZone ?? "", everySeconds: String(sensor.expectedEverySeconds), placements: placements.length > 0 ? placements : [noPlace] };
}

export function wishOf({ name, externalId, timeZone, everySeconds, placements }: Draft): SensorChange {
  return {
    name,
    externalId: externalId.trim() === "" ? null : externalId.trim(),
    timeZone: timeZone.trim() === "" ? null : timeZone.trim(),
    expectedEverySeconds: Number(everySeconds),
    placements: placements.flatMap(placementOf),
  };
}

function placementOf({ place, reversed, line }: DraftPlacement): PlacementInput[] {
  const [at, id = ""] = [place.slice(0, place.indexOf("/")), place.slice(place.indexOf("/") + 1)];
  const only = line.trim() === "" ? {} : { line: line.trim() };
  if (at === "door") return [{ at, doorId: id, reversed, ...only }];
  return at === "zone" ? [{ at, zoneId: id, ...only }] : [];
}
