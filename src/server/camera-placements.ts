import type { CameraDrawing } from "#contract/camera.ts";
import type { ClinicSetup, Placement } from "#domain/setup.ts";

/** What a drawing says of doors and zones, as the setup has it. Lines and areas that watch nothing yet count for nobody. */
export function placementsOf(drawing: CameraDrawing): Placement[] {
  const lines = drawing.lines.flatMap(({ id, door }): Placement[] => (door ? [{ line: id, at: "door", ...door }] : []));
  const areas = drawing.areas.flatMap(({ id, zoneId }): Placement[] => (zoneId === null ? [] : [{ line: id, at: "zone", zoneId }]));
  return [...lines, ...areas];
}

/** The drawing as the setup has it now: an administrator may have placed its lines elsewhere since it was saved. */
export function asPlaced(drawing: CameraDrawing, placements: Placement[]): CameraDrawing {
  const of = (id: string) => placements.find(({ line }) => line === id);
  return {
    ...drawing,
    lines: drawing.lines.map((line) => {
      const placed = of(line.id);
      return { ...line, door: placed?.at === "door" ? { doorId: placed.doorId, reversed: placed.reversed } : null };
    }),
    areas: drawing.areas.map((area) => {
      const placed = of(area.id);
      return { ...area, zoneId: placed?.at === "zone" ? placed.zoneId : null };
    }),
  };
}

/** The first door or zone of a drawing that the clinic does not have, as the field that names it and a sentence. */
export function strangerIn(drawing: CameraDrawing, setup: ClinicSetup): { field: string; says: string } | undefined {
  const line = drawing.lines.findIndex(({ door }) => door && !setup.doors.some(({ id }) => id === door.doorId));
  if (line >= 0) return { field: `drawing.lines.${line}.door.doorId`, says: `there is no door "${drawing.lines[line]?.door?.doorId}"` };
  const area = drawing.areas.findIndex(({ zoneId }) => zoneId !== null && !setup.zones.some(({ id }) => id === zoneId));
  if (area >= 0) return { field: `drawing.areas.${area}.zoneId`, says: `there is no zone "${drawing.areas[area]?.zoneId}"` };
  return undefined;
}
