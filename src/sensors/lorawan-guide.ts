import type { ConnectGuide } from "#sensors/adapter.ts";

/** What to do on the device first, the same number of steps in each language. */
type DeviceSteps = ConnectGuide["steps"];

const nothingFirst: DeviceSteps = { en: [], es: [] };

/**
 * How messages of any LoRaWAN device come from its network server, the three that are met most. `first` says what to set
 * on the device before; what the network server decodes itself does not matter, as the raw bytes are read.
 */
export function lorawanGuides(first: DeviceSteps = nothingFirst): ConnectGuide[] {
  return [theThingsStack, chirpStack, loriot].map(({ steps, paste }) => ({
    via: "lorawan",
    steps: { en: [...first.en, ...steps.en, ...together.en], es: [...first.es, ...steps.es, ...together.es] },
    paste,
  }));
}

const together: DeviceSteps = {
  en: ["If the application holds several sensors, send it to a gateway of Anteroom instead, with that gateway's address and token: Anteroom tells the sensors apart by their DevEUI."],
  es: ["Si la aplicación tiene varios sensores, envíela a una pasarela de Anteroom, con la dirección y el token de esa pasarela: Anteroom distingue los sensores por su DevEUI."],
};

const theThingsStack = {
  steps: {
    en: [
      "The Things Stack: open the application of the sensor, then Integrations > Webhooks > Add webhook > Custom webhook.",
      "Webhook format: JSON. Base URL: {address}",
      "Additional headers: add Authorization with the value Bearer {token}",
      "Enabled event types: tick Uplink message and leave its path empty; leave the others off. Save.",
    ],
    es: [
      "The Things Stack: abra la aplicación del sensor y luego Integrations > Webhooks > Add webhook > Custom webhook.",
      "Webhook format: JSON. Base URL: {address}",
      "Additional headers: añada Authorization con el valor Bearer {token}",
      "Enabled event types: marque Uplink message y deje su ruta vacía; no marque los demás. Guarde.",
    ],
  },
  paste: "Authorization: Bearer {token}",
};

const chirpStack = {
  steps: {
    en: [
      "ChirpStack: open the application of the sensor, then Integrations > HTTP (the plus sign).",
      "Payload encoding: JSON. Event endpoint URL(s): {address}",
      "Headers: add Authorization with the value Bearer {token}. Submit.",
    ],
    es: [
      "ChirpStack: abra la aplicación del sensor y luego Integrations > HTTP (el signo más).",
      "Payload encoding: JSON. Event endpoint URL(s): {address}",
      "Headers: añada Authorization con el valor Bearer {token}. Envíe el formulario.",
    ],
  },
  paste: "Authorization: Bearer {token}",
};

const loriot = {
  steps: {
    en: [
      "LORIOT: open the application of the sensor, then Output, and add an output of the type HTTP Push.",
      "Target URL: {address}",
      "Authorization header: Bearer {token}. Save. Any other network server: have it post its JSON there with the same header.",
    ],
    es: [
      "LORIOT: abra la aplicación del sensor, luego Output, y añada una salida del tipo HTTP Push.",
      "URL de destino: {address}",
      "Cabecera de autorización: Bearer {token}. Guarde. Con cualquier otro servidor de red: haga que envíe su JSON allí con la misma cabecera.",
    ],
  },
  paste: "Bearer {token}",
};
