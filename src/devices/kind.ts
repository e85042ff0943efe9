import type { AlarmPriority } from "#domain/alarms/alarm.ts";
import type { EpochMs } from "#domain/time.ts";

/** One kind of patient device. A file in `kinds/` that exports one of these as `kind` is a supported device. */
export type DeviceKind = {
  /** Stands in the database; never changes once shipped. "glucose-sensor". */
  id: string;
  label: string;
  /** A lucide icon name; screens draw it without knowing the kind. */
  icon: string;
  /** Silence longer than this is a stale value, longer than `offAfterMinutes` a lost device. */
  silentAfterMinutes: number;
  offAfterMinutes: number;
  /** Exactly the same values for so long are a fault of the device; never where absent, as with what is set by hand. */
  frozenAfterMinutes?: number;
  measures: Record<string, Measure>;
  /**
   * What the newest values mean, newest first. Pure. Never called on stale values: what was true an hour ago must
   * not alarm, nor calm, anyone.
   */
  judge(newest: DeviceReading[]): Verdict;
  /** Codes by which other systems know it. */
  codes: { loinc?: Record<string, string>; mdc?: Record<string, string> };
  examples: { says: string; newest: DeviceReading[]; verdict: Verdict }[];
  /** Where limits and formulas come from. */
  source: string;
};

export type Measure = {
  label: string;
  unit: string;
  /** Values outside are not of this world: the reading is refused. */
  plausible: { min: number; max: number };
  decimals: number;
};

export type DeviceReading = { at: EpochMs; values: Record<string, number>; batteryPercent?: number };

/** `says` is a sentence for staff: "Low: 3.2 mmol/L and falling". */
export type Verdict = { priority: AlarmPriority; says: string };
