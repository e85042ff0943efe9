import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { name, peopleText } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "frigate",
  vendor: "Frigate",
  models: ["Frigate NVR with any camera"],
  source: "https://docs.frigate.video/integrations/mqtt",
  says: "Persons that Frigate sees in a camera or zone, over MQTT: subscribe frigate/+/person and frigate/available, and place the camera or zone by its name.",
  usualEverySeconds: 3600,
  privateFields: ["sub_label", "recognized_license_plate", "snapshot", "thumbnail", "path_data"],
  connect: [
    {
      via: "mqtt",
      steps: {
        en: [
          "In Frigate open the configuration editor and set its MQTT part as below, with your own camera's name, then save and restart.",
          "mqtt enabled: false under the camera keeps its pictures out of MQTT; counts come all the same.",
          "Draw a zone around the waiting room and place it here by its name. If Frigate must stay with its own broker, bridge that one to {mqttHost}, so that frigate/# arrives below {topic}.",
        ],
        es: [
          "En Frigate abra el editor de configuración y ponga su parte MQTT como abajo, con el nombre de su cámara; luego guarde y reinicie.",
          "mqtt enabled: false en la cámara deja sus imágenes fuera de MQTT; las cuentas llegan igual.",
          "Dibuje una zona alrededor de la sala de espera y colóquela aquí por su nombre. Si Frigate debe seguir con su propio broker, conéctelo con {mqttHost} mediante un puente, de modo que frigate/# llegue debajo de {topic}.",
        ],
      },
      paste: `mqtt:
  enabled: true
  host: {mqttHost}
  port: {mqttPort}
  user: {sensorId}
  password: {token}
  topic_prefix: {topic}

cameras:
  YOUR_CAMERA:
    mqtt:
      enabled: false`,
    },
  ],
  decode({ body, topic }, { receivedAt: at }): Reading[] {
    if (!topic) throw new PayloadError("topic", "is missing: it says which camera or zone this is");
    // Read from its end: the topic before is a setting.
    const [where, what] = topic.split("/").slice(-2);
    if (what === "available") return [{ kind: "health", at, troubles: body === "online" ? [] : ["Frigate is offline"] }];
    // "active" leaves out who sits still, which is what people in a waiting room do. Events may carry names of people.
    if (!where || what !== "person") return [];
    return [{ kind: "level", area: read(name, where, "topic"), at, people: read(peopleText, body, "(whole payload)") }];
  },
  examples: [
    {
      says: "four people in the zone waiting_room",
      payload: { topic: "frigate/waiting_room/person", body: "4" },
      readings: [{ kind: "level", area: "waiting_room", at: Date.UTC(2026, 0, 15, 12), people: 4 }],
      source: "own values; shape: blakeblackshear/frigate, docs/integrations/mqtt.md (MIT)",
    },
    {
      says: "the same under a prefix of several parts, and of those the ones who move, who are some of the four",
      payload: { topic: "anteroom/clinic/sensors/frigate-1/waiting_room/person/active", body: 1 },
      readings: [],
      source: "own values; shape: blakeblackshear/frigate, docs/integrations/mqtt.md (MIT)",
    },
    {
      says: "nobody, under a prefix of several parts",
      payload: { topic: "anteroom/clinic/sensors/frigate-1/waiting_room/person", body: 0 },
      readings: [{ kind: "level", area: "waiting_room", at: Date.UTC(2026, 0, 15, 12), people: 0 }],
      source: "own values; shape: blakeblackshear/frigate, docs/integrations/mqtt.md (MIT)",
    },
    {
      says: "the last word of a Frigate that has gone",
      payload: { topic: "frigate/available", body: "offline" },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: ["Frigate is offline"] }],
      source: "own values; shape: blakeblackshear/frigate, docs/integrations/mqtt.md (MIT)",
    },
    {
      says: "an event of a tracked person, with a name that is not read",
      payload: { topic: "frigate/events", body: { type: "update", after: { id: "1607123962.082975-mxklsc", camera: "front_door", label: "person", sub_label: ["Jane Doe", 0.79], current_zones: ["waiting_room"] } } },
      readings: [],
      source: "own values; shape: blakeblackshear/frigate, docs/integrations/mqtt.md (MIT)",
    },
  ],
} satisfies SensorAdapter;
