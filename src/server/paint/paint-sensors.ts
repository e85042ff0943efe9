import type { SensorList, SensorPage } from "#contract/sensors.ts";
import { sourceId } from "#domain/occupancy/apply-count.ts";
import { lineFault, missedShare } from "#domain/occupancy/fusion/line-faults.ts";
import { silenceOf } from "#domain/occupancy/sensor-health.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { Sensor } from "#domain/setup.ts";
import { filledGuides } from "#server/connect-guides.ts";
import type { House } from "#server/house.ts";
import { looksLike } from "#server/looks-like.ts";
import { placeOf } from "#server/paint/paint-floor.ts";
import { gatewaysOf } from "#server/store/gateways.ts";
import { lastMessages } from "#server/store/messages.ts";
import { strangersOf, type Stranger } from "#server/store/quarantine.ts";
import { hoursOf, linesHeard } from "#server/store/sensor-history.ts";
import { tokenStates, type TokenState } from "#server/store/tokens.ts";
import { parsedBody } from "#server/transports/parsed-body.ts";

type Broker = { host: string; port: number } | null;

export async function paintSensorList(house: House, clinicId: ClinicId, mqtt: Broker): Promise<SensorList> {
  const { sql } = house.database;
  const { setup } = house.keeper.state(clinicId);
  const [tokens, gatewayTokens, gateways, strangers] = await Promise.all([
    tokenStates(sql, clinicId, "sensor"),
    tokenStates(sql, clinicId, "gateway"),
    gatewaysOf(sql, clinicId),
    strangersOf(sql, clinicId),
  ]);
  const zoneName = (id: string | null) => setup.zones.find((z) => z.id === id)?.name ?? null;
  return {
    asOf: house.clock(),
    clinicSlug: setup.slug,
    mqtt,
    sensors: setup.sensors.map((s) => ({
      id: s.id,
      name: s.name,
      adapter: s.adapter,
      vendor: vendorOf(house, s.adapter),
      place: s.placements.length === 0 ? "" : placeOf(setup, s),
      expectedEverySeconds: s.expectedEverySeconds,
      health: healthOf(house, clinicId, s),
      token: stateOf(tokens, s.id),
    })),
    gateways: gateways.map((g) => ({ ...g, token: stateOf(gatewayTokens, g.id) })),
    quarantine: strangers.map((s) => ({ ...s, looksLike: guesses(house, s) })),
    doors: setup.doors.map((d) => ({ id: d.id, name: d.name, from: zoneName(d.from), to: zoneName(d.to) })),
    zones: setup.zones.map(({ id, name }) => ({ id, name })),
  };
}

export async function paintSensorPage(house: House, clinicId: ClinicId, sensor: Sensor, at: { address: string; mqtt: Broker }): Promise<SensorPage> {
  const { sql } = house.database;
  const { setup } = house.keeper.state(clinicId);
  const { id, name, adapter, externalId = null, timeZone = null, expectedEverySeconds, placements } = sensor;
  const now = house.clock();
  const [tokens, messages, history, heard, [codec]] = await Promise.all([
    tokenStates(sql, clinicId, "sensor"),
    lastMessages(sql, clinicId, id),
    hoursOf(sql, clinicId, id, expectedEverySeconds, now),
    linesHeard(sql, clinicId, id, now),
    sql<{ source: string; mapping: unknown }[]>`select source, mapping from sensor_codecs where clinic_id = ${clinicId} and sensor_id = ${id}`,
  ]);
  const topic = `anteroom/${setup.slug}/sensors/${id}`;
  return {
    asOf: now,
    id,
    name,
    adapter,
    vendor: vendorOf(house, adapter),
    says: house.adapters.get(adapter)?.says ?? "",
    externalId,
    timeZone,
    expectedEverySeconds,
    placements,
    linesHeard: heard,
    health: healthOf(house, clinicId, sensor),
    drift: driftOf(house, clinicId, sensor),
    history,
    messages: messages.map(({ receivedAt, via, topic: on, payload, readings, problem }) => ({ receivedAt, via, topic: on, payload, readings, problem })),
    connect: filledGuides(house.adapters.get(adapter), { ...at, token: undefined, sensorId: id, topic }),
    ...at,
    topic,
    token: stateOf(tokens, id),
    codec: codec ? { source: codec.source, mapping: codec.mapping } : null,
  };
}

function driftOf(house: House, clinicId: ClinicId, sensor: Sensor): SensorPage["drift"] {
  const { setup, house: belief } = house.keeper.state(clinicId);
  const atDoors = sensor.placements.flatMap((p) => (p.at === "door" ? [p] : []));
  const lines = atDoors.flatMap((placement) => {
    const fault = lineFault(belief, sourceId(sensor, placement));
    const door = setup.doors.find((d) => d.id === placement.doorId);
    if (!fault || !door) return [];
    return [{ door: door.name, line: placement.line ?? null, tooManyPercent: 100 * fault.uneven, spreadPercent: 100 * fault.spread, isLearned: fault.isLearned }];
  });
  const { likely, spread, isLearned } = missedShare(belief);
  return { lines, houseMissedPercent: atDoors.length === 0 ? null : { likely: 100 * likely, spread: 100 * spread, isLearned } };
}

function healthOf(house: House, clinicId: ClinicId, sensor: Sensor): SensorPage["health"] {
  const h = house.keeper.health(clinicId)[sensor.id];
  return { silence: silenceOf(sensor, h, house.clock()), heardAt: h?.heardAt ?? null, batteryPercent: h?.batteryPercent ?? null, trouble: h?.trouble?.says ?? null, clockSkewed: h?.clockSkewed ?? false };
}

const guessesMax = 5;

function guesses(house: House, { lastPayload, lastTopic, lastSeenAt }: Stranger): { adapter: string; vendor: string }[] {
  const payload = { body: parsedBody(lastPayload), ...(lastTopic === null ? {} : { topic: lastTopic }) };
  return looksLike(house.adapters.values(), payload, lastSeenAt)
    .slice(0, guessesMax)
    .map(({ id, vendor }) => ({ adapter: id, vendor }));
}

function vendorOf(house: House, adapter: string): string {
  return house.adapters.get(adapter)?.vendor ?? adapter;
}

function stateOf(tokens: Map<string, TokenState>, id: string): SensorPage["token"] {
  const { issuedAt = null, lastUsedAt = null, revoked = false } = tokens.get(id) ?? {};
  return { issuedAt, lastUsedAt, revoked };
}
