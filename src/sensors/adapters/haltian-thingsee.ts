import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { unixTime } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "haltian-thingsee",
  vendor: "Haltian",
  models: ["Thingsee PRESENCE"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/haltian/thingseePresence",
  says: "Infrared sensor in a room or at a desk, over the vendor's cloud. It knows whether somebody is there, not how many.",
  usualEverySeconds: 3600,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Ask whoever runs your Haltian Empathic Building or Thingsee cloud to forward the messages of this sensor by HTTP, as JSON, one message a request.",
          "URL: {address}",
          "Header: Authorization with the value Bearer {token}",
        ],
        es: [
          "Pida a quien administra su nube Haltian Empathic Building o Thingsee que reenvíe los mensajes de este sensor por HTTP, como JSON, un mensaje por petición.",
          "URL: {address}",
          "Cabecera: Authorization con el valor Bearer {token}",
        ],
      },
      paste: "Authorization: Bearer {token}",
    },
    {
      via: "mqtt",
      steps: {
        en: ["Where the cloud can forward over MQTT: server {mqttHost}, port {mqttPort}, user {sensorId}, password {token}.", "Topic: {topic}"],
        es: ["Si la nube puede reenviar por MQTT: servidor {mqttHost}, puerto {mqttPort}, usuario {sensorId}, contraseña {token}.", "Tema: {topic}"],
      },
      paste: "{topic}",
    },
  ],
  decode({ body }): Reading[] {
    const { tsmId, tsmTs: at, state, batl } = read(message, body);
    if (tsmId === presence && state !== undefined) return [{ kind: "presence", area: "presence", at, occupied: state === 1 }];
    if (tsmId === battery && batl !== undefined) return [{ kind: "health", at, batteryPercent: batl }];
    return [];
  },
  examples: [
    {
      says: "nobody is there",
      payload: { body: { tsmId: 2100, tsmTuid: "TSPR04EZU20400472", tsmTs: 1657195118, tsmGw: "TSGW06EWK14800496", tsmEv: 10, deploymentGroupId: "prch00switzerland", state: 0 } },
      readings: [{ kind: "presence", area: "presence", at: 1657195118000, occupied: false }],
      source: "akenza-io/device-type-library, types/haltian/thingseePresence (MIT)",
    },
    {
      says: "its battery at 87 %",
      payload: { body: { tsmId: 1110, tsmTuid: "TSPR04EZU20400472", tsmTs: 1768478400, tsmEv: 10, batl: 87 } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 87 }],
      source: "own values; shape: akenza-io/device-type-library, types/haltian/thingseePresence (MIT)",
    },
    {
      says: "how well it is heard",
      payload: { body: { tsmId: 1202, tsmTs: 1768478400, tsmEv: 10, rssi: -71 } },
      readings: [],
      source: "own values; shape: akenza-io/device-type-library, types/haltian/thingseePresence (MIT)",
    },
  ],
} satisfies SensorAdapter;

const presence = 2100;
const battery = 1110;
const message = z.object({ tsmId: z.number().int(), tsmTs: unixTime, state: z.union([z.literal(0), z.literal(1)]).optional(), batl: z.number().min(0).max(100).optional() });
