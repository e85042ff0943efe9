import type { Reading } from "#domain/occupancy/reading.ts";
import type { EpochMs } from "#domain/time.ts";

/** One vendor family of people counters. A file in `adapters/` that exports one of these is a supported sensor. */
export type SensorAdapter = {
  /** Stands in the database; never changes once shipped. "xovis". */
  id: string;
  vendor: string;
  models: string[];
  /** Where the format is documented. */
  source: string;
  /** What the sensor counts with and how it reaches us, for the "add a sensor" page. */
  says: string;
  /**
   * The vendor's words to ours. Pure and stateless. Unknown fields are ignored; a message that is well-formed but
   * counts nothing (a connection test) gives []. Throws PayloadError, which names the field, on anything else.
   */
  decode(payload: Payload, context: DecodeContext): Reading[];
  /** How to connect one, each way that it has; the first is the usual one. */
  connect: ConnectGuide[];
  /** How often it usually speaks; 300 seconds when absent. */
  usualEverySeconds?: number;
  /** Names of fields, at any depth, that are cut out of a message before it is kept for the administrator: names, pictures. */
  privateFields?: string[];
  /** Real messages with what must be read from them: documentation and test in one. */
  examples: AdapterExample[];
};

/**
 * What to do on the vendor's own settings page, step by step. `steps` and `paste` may hold {address} {token} {sensorId}
 * {topic} {mqttHost} {mqttPort}, which are filled in for the sensor at hand.
 */
export type ConnectGuide = {
  via: "http" | "mqtt" | "lorawan" | "camera-page";
  steps: { en: string[]; es: string[] };
  /** What to copy there, where that is more than the address and the token. */
  paste?: string;
};

/** A message as it arrived. `body` is parsed JSON where it was JSON, otherwise the text. */
export type Payload = { body: unknown; /** MQTT topic, where it came that way. */ topic?: string };

export type DecodeContext = {
  receivedAt: EpochMs;
  /** The sensor's own clock runs in this IANA zone where the message does not say one. */
  timeZone: string;
};

export type AdapterExample = {
  says: string;
  payload: Payload;
  /** Defaults: received at 2026-01-15T12:00:00Z, Europe/Zurich. */
  context?: Partial<DecodeContext>;
  readings: Reading[];
  /** Where the example comes from and under which licence it may stand here. */
  source: string;
};
