import type { SensorAdapter } from "#sensors/adapter.ts";
import { applyMapping } from "#sensors/codec/apply-mapping.ts";
import { codecAdapterId } from "#sensors/codec/codec-adapter-id.ts";
import { suggestMapping } from "#sensors/codec/suggest-mapping.ts";
import { uplinkOf } from "#sensors/lorawan.ts";
import { PayloadError } from "#sensors/payload-error.ts";

/**
 * Every LoRaWAN device without code of ours. A sensor of this kind is read by the codec and the mapping that its
 * administrator has brought (`src/server/read-with-codec.ts`); here, without them, only what the network server has
 * decoded can be read, by the names that fields usually have. That is enough to recognise such a message.
 */
export const adapter = {
  id: codecAdapterId,
  vendor: "Any LoRaWAN device",
  models: ["with a payload codec: TS013 decodeUplink", "ChirpStack v3 Decode", "The Things Network v2 Decoder", "decoded by the network server"],
  source: "https://resources.lora-alliance.org/technical-specifications/ts013-1-0-0-payload-codec-api",
  says: "Bring the codec that its maker publishes, or let the network server decode, and say which field means what.",
  decode({ body }, context) {
    const uplink = uplinkOf(body, context);
    if (!uplink) return [];
    if (uplink.decoded === undefined) throw new PayloadError("(codec)", "this device needs its codec: bring it on the sensor's page");
    const suggested = suggestMapping(uplink.decoded);
    if (!suggested) throw new PayloadError("(codec)", "none of the decoded fields has a known name: say on the sensor's page what they mean");
    return applyMapping(uplink.decoded, { decodedBy: "network-server", fPorts: [], ...suggested }, uplink);
  },
  connect: [
    {
      via: "lorawan",
      steps: {
        en: [
          "On this sensor's page, open \"Codec\": paste the codec that the maker publishes for LoRaWAN, try it on a message, and say what its fields mean.",
          "In the network server, add an HTTP integration with uplink messages as JSON to {address}, with the header Authorization: Bearer {token}.",
        ],
        es: [
          "En la página de este sensor, abra «Códec»: pegue el códec que el fabricante publica para LoRaWAN, pruébelo con un mensaje y diga qué significan sus campos.",
          "En el servidor de red, añada una integración HTTP con los mensajes de subida en JSON a {address}, con la cabecera Authorization: Bearer {token}.",
        ],
      },
    },
  ],
  usualEverySeconds: 600,
  examples: [
    {
      says: "ChirpStack with fields that its own codec has read: totals of one line, and the battery",
      payload: {
        body: { deviceInfo: { devEui: "70b3d5e75e00abcd" }, deduplicationId: "d-1", time: "2026-01-15T11:59:58Z", fPort: 2, data: "AAwACVo=", object: { people_count_in: 12, people_count_out: 9, battery: 90 } },
      },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 11, 59, 58), inTotal: 12, outTotal: 9, seq: "d-1" },
        { kind: "health", at: Date.UTC(2026, 0, 15, 11, 59, 58), batteryPercent: 90, seq: "d-1" },
      ],
      source: "own values; shape: ChirpStack v4 event up",
    },
    {
      says: "The Things Stack: two lines in an array, and a word for presence",
      payload: {
        body: {
          end_device_ids: { dev_eui: "70B3D5E75E00ABCD" },
          received_at: "2026-01-15T11:59:58Z",
          uplink_message: { f_port: 2, f_cnt: 7, session_key_id: "k", frm_payload: "AAwACVo=", decoded_payload: { counters: [{ in: 3, out: 1 }, { in: 0, out: 2 }], occupancy: "occupied" } },
        },
      },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 11, 59, 58), inTotal: 3, outTotal: 1, seq: "k/7" },
        { kind: "totals", line: "2", at: Date.UTC(2026, 0, 15, 11, 59, 58), inTotal: 0, outTotal: 2, seq: "k/7" },
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 11, 59, 58), occupied: true, seq: "k/7" },
      ],
      source: "own values; shape: The Things Stack v3 uplink message",
    },
    {
      says: "a join: counts nothing",
      payload: { body: { end_device_ids: { dev_eui: "70B3D5E75E00ABCD" }, received_at: "2026-01-15T11:59:58Z", join_accept: {} } },
      readings: [],
      source: "own values; shape: The Things Stack v3 join accept",
    },
  ],
} satisfies SensorAdapter;
