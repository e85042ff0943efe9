import type { EpochMs } from "#domain/time.ts";

/**
 * What a sensor said, in our words, before anything is concluded from it. Adapters make these; nothing else does.
 * `at` is the sensor's own time where it has one, otherwise the moment of receipt.
 * `seq` is the vendor's message number where there is one: part of what tells a repeat from news.
 */
export type Reading = TotalsReading | CrossingsReading | LevelReading | PresenceReading | HealthReading;

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
  }
}
