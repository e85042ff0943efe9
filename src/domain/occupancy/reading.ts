import type { EpochMs } from "#domain/time.ts";

/**
 * What a sensor said, in our words, before anything is concluded from it. Adapters make these; nothing else does.
 * `at` is the sensor's own time where it has one, otherwise the moment of receipt.
 * `seq` is the vendor's message number where there is one: part of what tells a repeat from news.
 */
export type Reading = TotalsReading | CrossingsReading | LevelReading | PresenceReading | HealthReading | ThermalReading | BeamsReading;

/** Counters that only grow, until they roll over at `modulus` or restart at zero. */
export type TotalsReading = {
  kind: "totals";
  line: string;
  at: EpochMs;
  inTotal?: number;
  outTotal?: number;
  /** 2^16 or 2^32 for counters that roll over; absent when the vendor's counter is unbounded. */
  modulus?: number;
  /** When this counter last restarted from zero, where the sensor says so (Axis: local midnight). */
  since?: EpochMs;
  seq?: string;
};

/** People who crossed within [from, at). */
export type CrossingsReading = { kind: "crossings"; line: string; from: EpochMs; at: EpochMs; in: number; out: number; seq?: string };

/** An absolute number of people in sight of the sensor. */
export type LevelReading = { kind: "level"; area: string; at: EpochMs; people: number; seq?: string };

export type PresenceReading = { kind: "presence"; area: string; at: EpochMs; occupied: boolean; seq?: string };

export type HealthReading = {
  kind: "health";
  at: EpochMs;
  batteryPercent?: number;
  batteryVolts?: number;
  /** Troubles that the sensor itself reports, in words. Empty: it says that it is well; absent: it says nothing of it. */
  troubles?: string[];
  seq?: string;
};

/** Pictures of an infra-red array, in which we find the people ourselves. Counted over `line`, in view of `area`, or both. */
export type ThermalReading = {
  kind: "thermal";
  line?: string;
  area?: string;
  /** Of the newest frame. */
  at: EpochMs;
  width: number;
  height: number;
  /** The direction in which people walk through the picture: "x" to its right is in, "y" down is in. */
  axis: "x" | "y";
  /** Degrees Celsius, row by row; `null` where a pixel said nothing. In any order. */
  frames: { at: EpochMs; celsius: (number | null)[] }[];
  seq?: string;
};

/** When the beams across a door were broken and whole again. Who breaks A and then B comes in. */
export type BeamsReading = {
  kind: "beams";
  line: string;
  /** Of the message: nothing has changed between its last event and then. */
  at: EpochMs;
  events: BeamEvent[];
  seq?: string;
};

export type BeamEvent = { at: EpochMs; beam: "A" | "B"; broken: boolean };

/** A reading as it is written down: of a thermal picture only how many frames it had. */
export type KeptReading = Exclude<Reading, ThermalReading> | (Omit<ThermalReading, "frames"> & { frames: number });

/** What of a reading may be kept: pictures are looked at once and never stored, only how many there were. */
export function asKept(reading: Reading): KeptReading {
  return reading.kind === "thermal" ? { ...reading, frames: reading.frames.length } : reading;
}

/** What makes two readings of one sensor the same reading, whatever way and however often they arrived. */
export function readingKey(reading: Reading): string {
  const seq = reading.seq ?? "";
  switch (reading.kind) {
    case "totals":
      return `totals/${reading.line}/${seq}/${reading.inTotal ?? ""}/${reading.outTotal ?? ""}`;
    case "crossings":
      // A vendor that sends an interval again may correct its numbers; we keep the first, as its seq is the same.
      return `crossings/${reading.line}/${seq}/${reading.from}`;
    case "level":
      return `level/${reading.area}/${seq}`;
    case "presence":
      return `presence/${reading.area}/${seq}`;
    case "health":
      return `health/${seq}`;
    case "thermal":
      return `thermal/${reading.line ?? ""}/${reading.area ?? ""}/${seq}`;
    case "beams":
      return `beams/${reading.line}/${seq}/${reading.events.length}/${reading.at - (reading.events[0]?.at ?? reading.at)}`;
  }
}
