import type { Sensor } from "#domain/setup.ts";
import type { Payload } from "#sensors/adapter.ts";
import { isObject } from "#sensors/read.ts";

/** What a message through a gateway says of its sender: names that it gives itself, the most telling first, and its topic. */
export type Sender = { names: string[]; topic: string | undefined; /** What to call it. */ shown: string };

/** Radio devices by their DevEUI in every network server's words, others by a serial number, and all by their topic. */
export function senderOf({ body, topic }: Payload): Sender {
  const radio = [...devEuisIn(body), ...devEuisInTopic(topic), ...deviceInTopic(topic)];
  const serials = serialsIn(body);
  const names = [...new Set([...radio, ...serials].map(plainName))].filter((name) => name !== "");
  // A camera numbers its events too, so where there is a topic its beginning is the better name.
  return { names, topic, shown: radio[0] ?? topic?.split("/", 2).join("/") ?? serials[0] ?? "(no name)" };
}

/** The sensor that was meant: one whose external id is a name of the sender, otherwise the longest beginning of its topic. */
export function sensorOf(sensors: Sensor[], { names, topic }: Sender): Sensor | undefined {
  for (const name of names) {
    const sensor = sensors.find((s) => s.externalId !== undefined && plainName(s.externalId) === name);
    if (sensor) return sensor;
  }
  if (topic === undefined) return undefined;
  const at = `${topic.toLowerCase()}/`;
  const beginsWith = (s: Sensor) => s.externalId !== undefined && at.startsWith(`${plainName(s.externalId)}/`);
  return sensors.filter(beginsWith).sort((a, b) => (b.externalId as string).length - (a.externalId as string).length)[0];
}

/** The same name however it was typed: capitals, colons in an address, the wildcard at the end of a topic. */
export function plainName(name: string): string {
  const plain = name.trim().toLowerCase().replace(/\/(#|\+)?$/, "");
  return /^[0-9a-f]{2}([:\- ]?[0-9a-f]{2}){5,7}$/.test(plain) ? plain.replace(/[:\- ]/g, "") : plain;
}

/** The Things Stack, ChirpStack 4, Actility, LORIOT, and ChirpStack 3 and plain ones. */
function devEuisIn(body: unknown): string[] {
  if (!isObject(body)) return [];
  const places = [
    [body.end_device_ids, ["dev_eui", "device_id"]],
    [body.deviceInfo, ["devEui"]],
    [body.DevEUI_uplink, ["DevEUI"]],
    [body, ["EUI", "devEui", "devEUI", "dev_eui", "DevEUI"]],
  ] as const;
  return places.flatMap(([place, fields]) => (isObject(place) ? fields.flatMap((field) => textOf(place[field])) : []));
}

function devEuisInTopic(topic: string | undefined): string[] {
  return (topic ?? "").split("/").filter((part) => /^[0-9a-f]{16}$/i.test(part));
}

/** `v3/{app}@{tenant}/devices/{id}/up`, `application/{id}/device/{devEui}/event/up` */
function deviceInTopic(topic: string | undefined): string[] {
  const device = /(?:^|\/)devices?\/([^/]+)/.exec(topic ?? "")?.[1];
  return device === undefined ? [] : [device];
}

const serialFields = ["serial", "serialnumber", "serialno", "sn", "mac", "macaddress", "deviceid", "sensorid", "sensor", "id"];

/** Fields that name a device, at the top or within one or two boxes: the telling ones first. */
function serialsIn(body: unknown): string[] {
  const found: { rank: number; text: string }[] = [];
  const look = (value: unknown, depth: number) => {
    if (!isObject(value)) return;
    for (const [field, item] of Object.entries(value).slice(0, 100)) {
      const rank = serialFields.indexOf(field.toLowerCase().replace(/[_-]/g, ""));
      if (rank >= 0) found.push(...textOf(item).map((text) => ({ rank: rank + depth / 10, text })));
      if (depth < 2) look(item, depth + 1);
    }
  };
  look(body, 0);
  return found.sort((a, b) => a.rank - b.rank).slice(0, 20).map((f) => f.text);
}

function textOf(value: unknown): string[] {
  if (typeof value === "number" && Number.isFinite(value)) return [String(value)];
  return typeof value === "string" && value.trim() !== "" && value.length <= 200 ? [value.trim()] : [];
}
