import type { EpochMs } from "#domain/time.ts";
import { localIso } from "#simulation/local-time.ts";

/** What one counting line saw between two moments. */
export type Interval = { from: EpochMs; to: EpochMs; in: number; out: number };

/** The bodies that real sensors send; shapes after the vendors' documents, values our own. */

/** AXIS 3D People Counter, "Axis Retail Data" 0.4: one measurement an interval, several after an outage. */
export function axisRetailData(a: { serial: string; name: string; timeZone: string; intervals: Interval[] }): unknown {
  const from = a.intervals[0]?.from ?? 0;
  const to = a.intervals.at(-1)?.to ?? 0;
  const span = (from: EpochMs, to: EpochMs) => ({
    utcFrom: utc(from),
    utcTo: utc(to),
    localFrom: localIso(from, a.timeZone),
    localTo: localIso(to, a.timeZone),
  });
  return {
    apiName: "Axis Retail Data",
    apiVersion: "0.4",
    utcSent: utc(to + 3000),
    localSent: localIso(to + 3000, a.timeZone),
    data: {
      ...span(from, to),
      measurements: a.intervals.map((interval) => ({
        kind: "people-counts",
        ...span(interval.from, interval.to),
        items: [
          { direction: "in", count: interval.in, adults: interval.in },
          { direction: "out", count: interval.out, adults: interval.out },
        ],
      })),
    },
    sensor: { application: "AXIS 3D People Counter", applicationVersion: "11.11.148", timeZone: a.timeZone, name: a.name, serial: a.serial, ipAddress: "192.0.2.10" },
  };
}

/** Xovis 5 logics push of a line: forward and backward within each record. */
export function xovisLine(x: { serial: string; line: string; number: number; timeZone: string; intervals: Interval[] }): unknown {
  return logicsPush(x, [{
    id: 2,
    name: x.line,
    info: "XLT_4X_LINE_IN_OUT_COUNT",
    geometries: [{ id: 2, type: "LINE", name: x.line }],
    records: x.intervals.map((interval) => ({
      from: interval.from,
      to: interval.to,
      samples: 1,
      samples_expected: 1,
      counts: [
        { id: 2, name: "fw", value: interval.in },
        { id: 3, name: "bw", value: interval.out },
      ],
    })),
  }]);
}

/** Xovis 5 logics push of zones: how many are in each at the end of the record. */
export function xovisBalance(x: { serial: string; number: number; timeZone: string; from: EpochMs; to: EpochMs; zones: { name: string; people: number }[] }): unknown {
  return logicsPush(
    x,
    x.zones.map(({ name, people }, i) => ({
      id: i + 1,
      name,
      info: "XLT_ZONE_OCCUPANCY_COUNT",
      geometries: [{ id: i + 1, type: "ZONE", name }],
      records: [{ from: x.from, to: x.to, samples: 1, samples_expected: 1, counts: [{ id: i + 1, name: "balance", value: people }] }],
    })),
  );
}

function logicsPush(x: { serial: string; number: number; timeZone: string }, logics: unknown[]): unknown {
  return {
    logics_data: {
      package_info: { version: "5.0", id: x.number, agent_id: 1001 },
      sensor_info: { serial_number: x.serial, type: "SINGLE_SENSOR", timezone: x.timeZone },
      logics,
    },
  };
}

/** AXIS Object Analytics, "Occupancy in area", as its MQTT client publishes it; numbers are strings there. */
export function axisOccupancy(a: { serial: string; at: EpochMs; people: number }): unknown {
  return {
    topic: "axis:CameraApplicationPlatform/ObjectAnalytics/Device1Scenario1",
    timestamp: a.at,
    serial: a.serial,
    message: { source: {}, key: {}, data: { scenario: "Occupancy", total: String(a.people), human: String(a.people) } },
  };
}

/** Terabee People Counting L through The Things Stack: two 32-bit totals and a byte of flags, on port 1. */
export function ttsTerabee(t: { eui: string; deviceId: string; number: number; at: EpochMs; inTotal: number; outTotal: number }): unknown {
  const received = `${new Date(t.at).toISOString().slice(0, -1)}000000Z`;
  return {
    end_device_ids: { device_id: t.deviceId, application_ids: { application_id: "riverside" }, dev_eui: t.eui, join_eui: "800000000000000C", dev_addr: "00BCB929" },
    received_at: received,
    uplink_message: {
      session_key_id: "AYtq0sT2YwXk4v1nB3c5Zg==",
      f_port: 1,
      f_cnt: t.number % 2 ** 24,
      frm_payload: base64([...bigEndian(t.inTotal), ...bigEndian(t.outTotal), 0]),
      rx_metadata: [{ gateway_ids: { gateway_id: "roof", eui: "9C5C8E00001A05C4" }, rssi: -71, snr: 9.2 }],
      settings: { data_rate: { lora: { bandwidth: 125000, spreading_factor: 7 } }, frequency: "868300000" },
      version_ids: { brand_id: "terabee", model_id: "people-flow-counting-l-xl" },
      received_at: received,
    },
  };
}

function bigEndian(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

function base64(bytes: number[]): string {
  return btoa(String.fromCharCode(...bytes));
}

function utc(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
