import type { SaveZone } from "#contract/zones.ts";
import { thresholdsOf } from "#domain/occupancy/crowding.ts";

export type ZoneForm = { capacity: string; watchPeople: string; fullPeople: string };
export type FormError = { key: "wholeNumber" } | { key: "aboveCapacity" | "aboveFull"; count: number };
export type ZoneErrors = Partial<Record<keyof ZoneForm, FormError>>;

/** What somebody has typed, as the server takes it, or what is wrong with it. A threshold left empty is the usual one; both empty follow the capacity from now on. */
export function readZoneForm(form: ZoneForm): { ok: true; zone: SaveZone } | { ok: false; errors: ZoneErrors } {
  const capacity = wholeNumber(form.capacity);
  if (capacity === undefined) return { ok: false, errors: { capacity: { key: "wholeNumber" } } };
  const usual = thresholdsOf({ capacity });
  const isUsual = form.watchPeople.trim() === "" && form.fullPeople.trim() === "";
  const fullPeople = form.fullPeople.trim() === "" ? usual.fullPeople : wholeNumber(form.fullPeople);
  const watchPeople = form.watchPeople.trim() === "" ? Math.min(usual.watchPeople, fullPeople ?? usual.watchPeople) : wholeNumber(form.watchPeople);
  const errors: ZoneErrors = {
    ...(fullPeople === undefined ? { fullPeople: { key: "wholeNumber" } } : fullPeople > capacity ? { fullPeople: { key: "aboveCapacity", count: capacity } } : {}),
    ...(watchPeople === undefined ? { watchPeople: { key: "wholeNumber" } } : fullPeople !== undefined && watchPeople > fullPeople ? { watchPeople: { key: "aboveFull", count: fullPeople } } : {}),
  };
  if (fullPeople === undefined || watchPeople === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, zone: { capacity, crowding: isUsual ? null : { watchPeople, fullPeople } } };
}

function wholeNumber(text: string): number | undefined {
  const trimmed = text.trim();
  const number = Number(trimmed);
  return /^\d{1,4}$/.test(trimmed) && number >= 1 && number <= 5_000 ? number : undefined;
}
