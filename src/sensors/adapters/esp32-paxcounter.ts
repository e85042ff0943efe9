import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "esp32-paxcounter",
  vendor: "ESP32-Paxcounter",
  models: ["Paxcounter on any board, packed or plain payload"],
  source: "https://github.com/cyberman54/ESP32-Paxcounter/blob/master/docs/payloadformat.md",
  says: "Not a people counter: it counts the phones and watches that it hears over WiFi and Bluetooth, of which one person carries none or several. Its counts are refused in words; it is known here so that you learn why.",
  connect: lorawanGuides({
    en: ["This device counts phones, not people: Anteroom refuses its counts and shows you why. Add a people counter in its place."],
    es: ["Este aparato cuenta teléfonos, no personas: Anteroom rechaza sus cuentas y le muestra el motivo. Añada en su lugar un contador de personas."],
  }),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "its settings, place, button and clock count nobody",
      payload: { body: { fPort: 5, bytes: "01" } },
      readings: [],
      source: "TheThingsNetwork/lorawan-devices, vendor/opensource (Apache-2.0)",
    },
  ],
} satisfies SensorAdapter;

const counts = 1;
/** Status, settings, place, button, weather, battery, clock. */
const others = [2, 3, 4, 5, 7, 8, 9];

function readUplink(uplink: Uplink): Reading[] {
  if (uplink.fPort === counts) throw new PayloadError(uplink.bytes.field, "counts phones and watches that were heard over WiFi and Bluetooth, which are not people");
  // Their bytes stand one way round in the packed format and the other in the plain one, and nothing says which it is.
  if (!others.includes(uplink.fPort)) throw unknownPort(uplink, [counts, ...others]);
  return [];
}
