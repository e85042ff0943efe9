import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { balanceText, name } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "home-assistant",
  vendor: "Home Assistant",
  models: ["any presence, occupancy or motion sensor, and any number of people, by MQTT Statestream"],
  source: "https://www.home-assistant.io/integrations/mqtt_statestream/",
  says: "What Home Assistant knows of a room, over MQTT. Each entity is an area of its name: an occupancy, presence or motion sensor tells whether somebody is there; an entity with people, person or occupancy in its name how many.",
  usualEverySeconds: 3600,
  connect: [
    {
      via: "mqtt",
      steps: {
        en: [
          "Add the first lines below to configuration.yaml, with the entities of the rooms that matter and no others, and restart Home Assistant.",
          "Home Assistant writes to its own broker. Bridge that to Anteroom with the other lines: for the Mosquitto add-on they go into a file in /share/mosquitto, with customize active in the add-on's settings. Restart the broker.",
          "Place each entity by its name without the part before the dot.",
        ],
        es: [
          "Añada las primeras líneas de abajo a configuration.yaml, con las entidades de las salas que importan y ninguna más, y reinicie Home Assistant.",
          "Home Assistant escribe en su propio broker. Conéctelo con Anteroom mediante un puente con las demás líneas: con el complemento Mosquitto van en un archivo en /share/mosquitto, con customize activo en los ajustes del complemento. Reinicie el broker.",
          "Coloque cada entidad por su nombre sin la parte anterior al punto.",
        ],
      },
      paste: `# configuration.yaml
mqtt_statestream:
  base_topic: anteroom-statestream
  include:
    entities:
      - binary_sensor.waiting_room_occupancy
      - sensor.waiting_room_people

# /share/mosquitto/anteroom.conf
connection anteroom
address {mqttHost}:{mqttPort}
remote_username {sensorId}
remote_password {token}
notifications false
topic # out 1 anteroom-statestream/ {topic}/`,
    },
  ],
  decode({ body, topic }, { receivedAt: at }): Reading[] {
    if (!topic) throw new PayloadError("topic", "is missing: it says which entity this is");
    // <base topic>/<domain>/<entity>/state; attributes come beside it.
    const [domain, entity, what] = topic.split("/").slice(-3);
    if (what !== "state" || !entity || body === "unknown" || body === "unavailable") return [];
    const area = read(name, entity, "topic");
    if (domain === "binary_sensor" && isOfPeople.test(entity)) return body === "on" || body === "off" ? [{ kind: "presence", area, at, occupied: body === "on" }] : [];
    if (domain !== undefined && withNumbers.includes(domain) && isNumberOfPeople.test(entity)) return [{ kind: "level", area, at, people: read(balanceText, body, "(whole payload)") }];
    return [];
  },
  examples: [
    {
      says: "somebody is in the waiting room",
      payload: { topic: "anteroom/clinic/sensors/ha/binary_sensor/waiting_room_occupancy/state", body: "on" },
      readings: [{ kind: "presence", area: "waiting_room_occupancy", at: Date.UTC(2026, 0, 15, 12), occupied: true }],
      source: "own values; shape: home-assistant.io, MQTT Statestream",
    },
    {
      says: "three people are in the waiting room",
      payload: { topic: "anteroom/clinic/sensors/ha/sensor/waiting_room_people/state", body: "3.0" },
      readings: [{ kind: "level", area: "waiting_room_people", at: Date.UTC(2026, 0, 15, 12), people: 3 }],
      source: "own values; shape: home-assistant.io, MQTT Statestream",
    },
    {
      says: "an entity that has lost its device says nothing",
      payload: { topic: "anteroom/clinic/sensors/ha/sensor/waiting_room_people/state", body: "unavailable" },
      readings: [],
      source: "own values; shape: home-assistant.io, MQTT Statestream",
    },
    {
      says: "21 degrees are not 21 people",
      payload: { topic: "anteroom/clinic/sensors/ha/sensor/waiting_room_temperature/state", body: "21" },
      readings: [],
      source: "own values; shape: home-assistant.io, MQTT Statestream",
    },
  ],
} satisfies SensorAdapter;

const withNumbers = ["sensor", "number", "counter", "input_number"];
const isNumberOfPeople = /people|person|occupan/;
const isOfPeople = /people|person|occupan|presence|motion|pir/;
