import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "parametric-pcr2",
  vendor: "Parametric",
  models: ["PCR2-IN", "PCR2-OD", "PCR2-ODS", "PCR2-T", "PCR2-XIO"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/parametric",
  says: "Radar beside a passage. Totals over LoRaWAN (payload type Extended, the default, or Elsys); two who walk side by side may be seen as one.",
  usualEverySeconds: 600,
  connect: lorawanGuides({
    en: ["In Parametric's configuration tool set the payload type to Extended and the interval to ten minutes or less."],
    es: ["En la herramienta de configuración de Parametric ponga el tipo de payload en Extended y el intervalo en diez minutos o menos."],
  }),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "1 left to right and 2 right to left since the last message, 3 and 4 since power-up",
      payload: { body: { fPort: 14, bytes: "be010400010002000300041c200ce40139", fCnt: 7 } },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 3, outTotal: 4, modulus: 2 ** 16, seq: "7" }],
      source: "TheThingsNetwork/lorawan-devices, vendor/parametric (Apache-2.0)",
    },
    {
      says: "the Elsys payload type knows only what passed since the last message",
      payload: { body: { fPort: 14, bytes: "0a0005160002010139" } },
      readings: [{ kind: "crossings", line: "1", from: Date.UTC(2026, 0, 15, 12), at: Date.UTC(2026, 0, 15, 12), in: 5, out: 2 }],
      source: "own values",
    },
    {
      says: "its settings, sent at start-up: counts nothing",
      payload: { body: { fPort: 190, bytes: "be010501030a0000020001000a05a00000000000780128003200c80107003c040101" } },
      readings: [],
      source: "TheThingsNetwork/lorawan-devices, vendor/parametric (Apache-2.0)",
    },
  ],
} satisfies SensorAdapter;

const extended = 0xbe;
const elsys = { temperature: 0x01, leftToRight: 0x0a, rightToLeft: 0x16 };

function readUplink(uplink: Uplink): Reading[] {
  if (uplink.fPort === 190) return [];
  if (uplink.fPort !== 14) throw unknownPort(uplink, [14, 190]);
  const first = uplink.bytes.u8();
  if (first === extended) return readExtended(uplink);
  if (first === elsys.leftToRight) return readElsys(uplink);
  throw new PayloadError(uplink.bytes.field, `starts with ${first}: set the sensor's payload type to Extended`);
}

/** Left to right is in. The differences that come along say the same as the totals, but are lost with a lost message. */
function readExtended({ bytes, at, seq }: Uplink): Reading[] {
  bytes.skip(2); // device family and version
  bytes.skip(4); // differences
  return [{ kind: "totals", line: "1", at, inTotal: bytes.u16be(), outTotal: bytes.u16be(), modulus: 2 ** 16, seq }];
}

function readElsys({ bytes, at, seq }: Uplink): Reading[] {
  const counts = { in: bytes.u16be(), out: 0 };
  while (bytes.left > 0) {
    const type = bytes.u8();
    if (type === elsys.rightToLeft) counts.out = bytes.u16be();
    else if (type === elsys.temperature) bytes.skip(2);
    else break;
  }
  return [{ kind: "crossings", line: "1", from: at, at, ...counts, seq }];
}
