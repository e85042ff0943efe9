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
  /** Real messages with what must be read from them: documentation and test in one. */
  examples: AdapterExample[];
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
