/**
 * Whether a value says that somebody is there; `undefined` when it says neither. With `occupiedWhen` those values mean
 * somebody and all others nobody; without, the words that vendors use.
 */
export function occupiedBy(value: unknown, occupiedWhen?: readonly string[]): boolean | undefined {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
  const text = String(value).trim().toLowerCase();
  if (occupiedWhen && occupiedWhen.length > 0) return occupiedWhen.some((word) => word.toLowerCase() === text);
  if (typeof value === "boolean") return value;
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text) > 0;
  if (somebody.has(text)) return true;
  return nobody.has(text) ? false : undefined;
}

const somebody = new Set(["occupied", "occupancy", "trigger", "triggered", "motion", "motion detected", "detected", "presence", "present", "busy", "active", "true", "yes", "on", "alarm", "used", "in use"]);
const nobody = new Set(["vacant", "unoccupied", "not occupied", "idle", "no motion", "none", "not detected", "absent", "no presence", "free", "inactive", "false", "no", "off", "normal", "untriggered", "empty", "clear", "unused"]);
