import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { interval, isoTime, peopleText } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { read } from "#sensors/read.ts";
import { eachInside, inside, insideOf } from "#sensors/xml.ts";

export const adapter = {
  id: "hikvision",
  vendor: "Hikvision",
  models: ["people counting cameras with ISAPI (iDS-2CD68xx, DS-2CD6825 and others)"],
  source: "Hikvision ISAPI, EventNotificationAlert with eventType PeopleCounting",
  says: "Camera above a door that posts XML over HTTP. Turn on either real-time upload (totals) or the timed report, not both: each counts everybody.",
  usualEverySeconds: 300,
  privateFields: ["age", "ageGroup", "gender", "glass", "mask", "smile", "faceInfo", "FaceInfo", "picUrl"],
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "On the camera's page turn on People Counting, draw its line, and under its linkage or data upload tick the upload to the centre: either real-time or a report every minute, not both. Where it can leave out staff, by their clothes or their cards, turn that on.",
          "Then Configuration > Event > Alarm Setting > Alarm Server (in older firmware Network > Advanced Settings > HTTP Listening).",
          "Destination and port as in {address}; URL: all that follows them, with /{token} at its end, since this page has no field for a header.",
          "Protocol HTTP or HTTPS as the address says. Press Test, then save.",
        ],
        es: [
          "En la página de la cámara active People Counting, dibuje su línea y, en su vinculación o carga de datos, marque la carga al centro: en tiempo real o un informe cada minuto, no ambos. Si puede excluir al personal, por su ropa o por tarjetas, actívelo.",
          "Luego Configuration > Event > Alarm Setting > Alarm Server (en firmware antiguo Network > Advanced Settings > HTTP Listening).",
          "Destino y puerto como en {address}; URL: todo lo que sigue a ellos, con /{token} al final, pues esta página no tiene campo para una cabecera.",
          "Protocolo HTTP o HTTPS según la dirección. Pulse Test y guarde.",
        ],
      },
      paste: "{address}/{token}",
    },
  ],
  decode({ body }) {
    if (typeof body !== "string") throw new PayloadError("(whole payload)", "expected XML text");
    const alert = insideOf(body, "EventNotificationAlert");
    switch (insideOf(alert, "eventType").toLowerCase()) {
      case "peoplecounting":
        return readPeopleCounting(alert);
      case "regiontargetnumbercounting":
        return readRegion(alert);
      default:
        // Motion, lost video and the heartbeat come the same way.
        return [];
    }
  },
  examples: [
    {
      says: "real time: totals since the daily reset",
      payload: {
        body: `<?xml version="1.0" encoding="UTF-8"?>
<EventNotificationAlert version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema">
<macAddress>00:00:5e:00:53:01</macAddress><channelID>1</channelID><dateTime>2026-01-15T13:00:00+01:00</dateTime>
<activePostCount>1</activePostCount><eventType>PeopleCounting</eventType><eventState>active</eventState>
<peopleCounting><statisticalMethods>realTime</statisticalMethods><RealTime><time>2026-01-15T13:00:00+01:00</time></RealTime>
<enter>21</enter><exit>18</exit><duplicatePeople>2</duplicatePeople></peopleCounting>
<childCounting><enter>3</enter><exit>1</exit></childCounting>
<isDataRetransmission>false</isDataRetransmission></EventNotificationAlert>`,
      },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 21, outTotal: 18 }],
      source: "own values; shape: ISAPI people counting",
    },
    {
      says: "timed report: a quarter of an hour",
      payload: {
        body: `<EventNotificationAlert version="1.0" xmlns="urn:psialliance-org"><channelID>2</channelID><dateTime>2026-01-15T13:00:00+01:00</dateTime>
<eventType>PeopleCounting</eventType><peopleCounting><statisticalMethods>timeRange</statisticalMethods>
<TimeRange><startTime>2026-01-15T12:45:00+01:00</startTime><endTime>2026-01-15T13:00:00+01:00</endTime></TimeRange>
<enter>4</enter><exit>6</exit><pass>1</pass></peopleCounting></EventNotificationAlert>`,
      },
      readings: [{ kind: "crossings", line: "2", from: Date.UTC(2026, 0, 15, 11, 45), at: Date.UTC(2026, 0, 15, 12), in: 4, out: 6 }],
      source: "own values; shape: ISAPI people counting",
    },
    {
      says: "counting by rule, people among vehicles",
      payload: {
        body: `<EventNotificationAlert><channelID>1</channelID><dateTime>2026-01-15T13:00:00+01:00</dateTime><eventType>regionTargetNumberCounting</eventType><ruleID>3</ruleID>
<CountingList><DataList><statisticalDirection>forward</statisticalDirection><humanCount>114</humanCount><vehicleCount>398</vehicleCount></DataList>
<DataList><statisticalDirection>backward</statisticalDirection><humanCount>93</humanCount></DataList></CountingList></EventNotificationAlert>`,
      },
      readings: [{ kind: "totals", line: "3", at: Date.UTC(2026, 0, 15, 12), inTotal: 114, outTotal: 93 }],
      source: "own values; shape: ISAPI multi-target counting",
    },
    {
      says: "a heartbeat",
      payload: { body: "<EventNotificationAlert><channelID>1</channelID><dateTime>2026-01-15T13:00:00+01:00</dateTime><eventType>videoloss</eventType><eventState>inactive</eventState></EventNotificationAlert>" },
      readings: [],
      source: "own values; shape: ISAPI",
    },
  ],
} satisfies SensorAdapter;

function readPeopleCounting(alert: string): Reading[] {
  const line = lineText(insideOf(alert, "channelID"), "channelID");
  const counting = insideOf(alert, "peopleCounting");
  const counts = { in: number(counting, "enter"), out: number(counting, "exit") };
  const range = inside(counting, "TimeRange");
  if (insideOf(counting, "statisticalMethods") === "timeRange" || range !== undefined)
    return [{ kind: "crossings", line, ...interval("endTime", moment(range ?? "", "startTime"), moment(range ?? "", "endTime")), ...counts }];
  // The hour of the daily reset is a setting that the message does not tell, so `since` stays open: totals are posted
  // at each passage, and the first of the day is a small number.
  return [{ kind: "totals", line, at: moment(alert, "dateTime"), inTotal: counts.in, outTotal: counts.out }];
}

function readRegion(alert: string): Reading[] {
  const directions = eachInside(insideOf(alert, "CountingList"), "DataList");
  const total = (direction: string) => {
    const data = directions.find((part) => inside(part, "statisticalDirection") === direction);
    return data === undefined ? undefined : number(data, "humanCount");
  };
  const [inTotal, outTotal] = [total("forward"), total("backward")];
  if (inTotal === undefined && outTotal === undefined) return [];
  const line = lineText(inside(alert, "ruleID") ?? insideOf(alert, "channelID"), "ruleID");
  return [{ kind: "totals", line, at: moment(alert, "dateTime"), inTotal, outTotal }];
}

function number(xml: string, tag: string): number {
  return read(peopleText, insideOf(xml, tag), tag);
}

function moment(xml: string, tag: string): number {
  return read(isoTime, insideOf(xml, tag), tag);
}

function lineText(text: string, tag: string): string {
  if (!/^\w{1,50}$/.test(text)) throw new PayloadError(tag, "expected a number");
  return text;
}
