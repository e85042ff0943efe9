import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { ClinicSetup } from "#domain/setup.ts";

/** One thing that differs between two setups: a part as a whole ("policy"), or one item of a list by its id. */
export type SetupChange = { part: keyof ClinicSetup; what: "added" | "removed" | "changed" | "reordered"; id?: string; name?: string; fields: string[]; before: unknown; after: unknown };

type Item = { id: string; name: string };

/** What an administrator's change has changed, part by part. Rosters are left out: they are made anew by themselves. */
export function changesBetween(before: ClinicSetup, after: ClinicSetup): SetupChange[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof ClinicSetup)[];
  return parts.flatMap((part) => {
    const [was, is] = [before[part], after[part]];
    return isItems(was ?? []) && isItems(is ?? []) && (was ?? is) !== undefined && (isItems(was) || isItems(is)) ? itemChanges(part, (was ?? []) as Item[], (is ?? []) as Item[]) : same(was, is) ? [] : [{ part, what: "changed", fields: fieldsOf(was, is), before: was, after: is } as const];
  });
}

/**
 * The setup without the change that led from `before` to `after`: everything else that has changed since stays. Refused where the same
 * thing has been changed again, since taking that back would take back more than was asked.
 */
export function takenBack(now: ClinicSetup, changes: SetupChange[]): Outcome<ClinicSetup, "changed-meanwhile"> {
  let setup: Record<string, unknown> = { ...now };
  for (const change of changes) {
    const { part, id } = change;
    if (change.what === "reordered") {
      const items = (setup[part] ?? []) as Item[];
      if (!same(items.map((item) => item.id), change.after)) return refuseFor(change);
      const order = change.before as string[];
      setup = { ...setup, [part]: [...items].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
      continue;
    }
    if (id === undefined) {
      if (!same(setup[part], change.after)) return refuseFor(change);
      const { [part]: _, ...rest } = setup;
      setup = change.before === undefined ? rest : { ...setup, [part]: change.before };
      continue;
    }
    const items = (setup[part] ?? []) as Item[];
    const i = items.findIndex((item) => item.id === id);
    if (!same(withoutShifts(items[i]), withoutShifts(change.after))) return refuseFor(change);
    const shifts = items[i] && "shifts" in items[i] ? { shifts: items[i].shifts } : {};
    setup = { ...setup, [part]: placed(items, i, change, shifts) };
  }
  return accept(setup as ClinicSetup);
}

function placed(items: Item[], i: number, { before, after }: SetupChange, shifts: object): Item[] {
  if (before === undefined) return items.filter((_, j) => j !== i);
  const { at, ...was } = before as Item & { at?: number };
  if (after === undefined) return [...items.slice(0, at ?? items.length), was, ...items.slice(at ?? items.length)];
  return items.map((item, j) => (j === i ? { ...was, ...shifts } : item));
}

function itemChanges(part: keyof ClinicSetup, was: Item[], is: Item[]): SetupChange[] {
  const changes = [...new Set([...was, ...is].map((item) => item.id))].flatMap((id): SetupChange[] => {
    const at = was.findIndex((item) => item.id === id);
    const [before, after] = [was[at], is.find((item) => item.id === id)];
    if (same(withoutShifts(before), withoutShifts(after))) return [];
    const what = before === undefined ? "added" : after === undefined ? "removed" : "changed";
    // Where it stood, so that it can come back to its place.
    return [{ part, what, id, name: (after ?? before)?.name ?? id, fields: fieldsOf(withoutShifts(before), withoutShifts(after)), before: what === "removed" ? { ...before, at } : before, after }];
  });
  const [wasOrder, isOrder] = [was, is].map((items) => items.map((item) => item.id)) as [string[], string[]];
  const both = (order: string[], other: string[]) => order.filter((id) => other.includes(id));
  const isMoved = !same(both(wasOrder, isOrder), both(isOrder, wasOrder));
  return isMoved ? [...changes, { part, what: "reordered", fields: [], before: wasOrder, after: isOrder }] : changes;
}

function refuseFor({ name, part }: SetupChange) {
  return refuse("changed-meanwhile", `${name ?? words[part] ?? part} has been changed again since. Change it by hand.`);
}

const words: Partial<Record<keyof ClinicSetup, string>> = { policy: "The rule for who is next", openingHours: "The opening hours", visitTypes: "The list of visit types" };

function isItems(value: unknown): value is Item[] {
  return Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null && "id" in item && "name" in item);
}

function withoutShifts(item: unknown): unknown {
  if (typeof item !== "object" || item === null || !("shifts" in item)) return withoutPlace(item);
  const { shifts: _, ...rest } = item as Record<string, unknown>;
  return withoutPlace(rest);
}

function withoutPlace(item: unknown): unknown {
  if (typeof item !== "object" || item === null || !("at" in item)) return item;
  const { at: _, ...rest } = item as Record<string, unknown>;
  return rest;
}

/** "targets.3", "ratio": which fields differ, as deep as one name and one key. */
function fieldsOf(was: unknown, is: unknown): string[] {
  if (!isRecord(was) || !isRecord(is)) return [];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => {
    if (same(was[key], is[key])) return [];
    const inside = fieldsOf(was[key], is[key]);
    return inside.length === 0 ? [key] : inside.map((field) => `${key}.${field.split(".")[0]}`);
  }).filter((field, i, all) => all.indexOf(field) === i);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Equal as data, whatever the order of the keys: JSON in the database keeps none. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => same(value, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = (value: Record<string, unknown>) => Object.keys(value).filter((key) => value[key] !== undefined);
  return keys(a).length === keys(b).length && keys(a).every((key) => same(a[key], b[key]));
}
