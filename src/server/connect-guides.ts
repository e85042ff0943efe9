import type { ConnectGuide as FilledGuide } from "#contract/sensors.ts";
import type { ConnectGuide, SensorAdapter } from "#sensors/adapter.ts";

/** What stands in the guides of a sensor; without `token`, where it is not known any more, it is named in words. */
export type GuideValues = { address: string; token: string | undefined; sensorId: string; topic: string; mqtt: { host: string; port: number } | null };

/** How a kind of sensor is connected, with its blanks still in it. */
export function guidesOf(adapter: SensorAdapter | undefined): FilledGuide[] {
  const guides = adapter?.connect ?? [];
  return (guides.length > 0 ? guides : anySensor).map(({ via, steps, paste }) => ({ via, steps, paste: paste ?? null }));
}

/** The same for one sensor. What goes over MQTT is left out where no broker runs, unless nothing else is left. */
export function filledGuides(adapter: SensorAdapter | undefined, values: GuideValues): FilledGuide[] {
  const all = guidesOf(adapter);
  const possible = all.filter((guide) => guide.via !== "mqtt" || values.mqtt !== null);
  return (possible.length > 0 ? possible : all).map(({ via, steps, paste }) => ({
    via,
    steps: { en: steps.en.map((step) => fill(step, values, "your token")), es: steps.es.map((step) => fill(step, values, "su clave")) },
    paste: paste === null ? null : fill(paste, values, "YOUR-TOKEN"),
  }));
}

function fill(text: string, { address, token, sensorId, topic, mqtt }: GuideValues, yourToken: string): string {
  const blanks: Record<string, string> = { address, token: token ?? yourToken, sensorId, topic, mqttHost: mqtt?.host ?? "(no broker runs)", mqttPort: String(mqtt?.port ?? 1883) };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => blanks[name] ?? whole);
}

/** For vendors whose own page nobody has described yet. */
const anySensor: ConnectGuide[] = [
  {
    via: "http",
    steps: {
      en: [
        "Open the sensor's own settings and look for HTTP push, webhook or data upload.",
        "Let it send with POST to {address}",
        "As authentication choose Bearer token and enter {token}. Where there are only user and password, the user is {sensorId} and the password the token.",
        "If it can send neither, use this address alone: {address}/{token}",
      ],
      es: [
        "Abra los ajustes del propio sensor y busque envío HTTP, webhook o subida de datos.",
        "Haga que envíe con POST a {address}",
        "Como autenticación elija Bearer token e introduzca {token}. Si solo hay usuario y contraseña, el usuario es {sensorId} y la contraseña, la clave.",
        "Si no puede enviar ni una cosa ni otra, use solo esta dirección: {address}/{token}",
      ],
    },
    paste: "curl -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' -d @message.json {address}",
  },
  {
    via: "mqtt",
    steps: {
      en: ["Open the sensor's own settings and look for MQTT.", "The server is {mqttHost}, port {mqttPort}.", "The user name is {sensorId}, the password {token}.", "Let it publish to the topic {topic}, with QoS 1 if there is a choice."],
      es: ["Abra los ajustes del propio sensor y busque MQTT.", "El servidor es {mqttHost}, puerto {mqttPort}.", "El nombre de usuario es {sensorId}; la contraseña, {token}.", "Haga que publique en el tema {topic}, con QoS 1 si se puede elegir."],
    },
  },
];
