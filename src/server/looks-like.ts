import type { Reading } from "#domain/occupancy/reading.ts";
import type { Payload, SensorAdapter } from "#sensors/adapter.ts";
import { decodeSafely } from "#server/decode.ts";
import { textWithoutPrivate } from "#server/without-private.ts";

const textBytesMax = 64 * 1024;

/**
 * Adapters that read something from a message, the best guess first. Many can read the same bytes: one whose vendor or
 * model is named in the message comes first, then one that counts people, then one whose examples look most alike.
 */
export function looksLike(adapters: Iterable<SensorAdapter>, payload: Payload, receivedAt: number): SensorAdapter[] {
  const text = `${payload.topic ?? ""} ${textWithoutPrivate(payload.body, [], textBytesMax)}`.toLowerCase();
  const shape = shapeOf(payload);
  return [...adapters]
    .flatMap((adapter) => {
      const readings = readingsOf(adapter, payload, receivedAt);
      return readings.length === 0 ? [] : [{ adapter, isNamed: isNamedIn(text, adapter), tells: Math.max(...readings.map(telling)), likeness: likenessTo(adapter, shape) }];
    })
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.tells - a.tells || b.likeness - a.likeness)
    .map((guess) => guess.adapter);
}

function readingsOf(adapter: SensorAdapter, payload: Payload, receivedAt: number): Reading[] {
  try {
    return decodeSafely(adapter, payload, { receivedAt, timeZone: "UTC" });
  } catch {
    return [];
  }
}

function telling(reading: Reading): number {
  return { totals: 2, crossings: 2, thermal: 2, beams: 2, level: 2, presence: 1, health: 0 }[reading.kind];
}

function isNamedIn(text: string, { vendor, models }: SensorAdapter): boolean {
  return [vendor, ...models].some((name) => name.length >= 4 && text.includes(name.toLowerCase()));
}

/** Share of fields that a message has in common with the most similar example. */
function likenessTo(adapter: SensorAdapter, shape: Set<string>): number {
  return Math.max(0, ...adapter.examples.map((example) => overlap(shapeOf(example.payload), shape)));
}

function overlap(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((field) => b.has(field)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

const fieldsMax = 500;

/** Paths of the fields of a message, places of a list being all alike; and the first part of its topic. */
function shapeOf({ body, topic }: Payload): Set<string> {
  const fields = new Set<string>();
  if (topic !== undefined) fields.add(`topic ${topic.split("/", 1)[0]}`);
  const open: { value: unknown; path: string; depth: number }[] = [{ value: body, path: "", depth: 0 }];
  for (let next = open.pop(); next && fields.size < fieldsMax; next = open.pop()) {
    const { value, path, depth } = next;
    if (typeof value !== "object" || value === null) fields.add(`${path} ${typeof value}`);
    else if (depth < 8) for (const [name, item] of Object.entries(value).slice(0, 100)) open.push({ value: item, path: Array.isArray(value) ? `${path}[]` : `${path}.${name}`, depth: depth + 1 });
  }
  return fields;
}
