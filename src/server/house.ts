import type { Logger } from "pino";
import type { DeviceKind } from "#devices/kind.ts";
import type { Forecaster } from "#domain/forecast/forecast.ts";
import type { Planner } from "#domain/planning/plan.ts";
import type { Change } from "#domain/look-ahead/what-if/change.ts";
import type { WhatIfEffects } from "#domain/look-ahead/what-if/what-if.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { Rule } from "#domain/planning/rule.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { Clock, EpochMs } from "#domain/time.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import type { BoardReceipts } from "#server/board-receipts.ts";
import type { ClinicKeeper } from "#server/clinic-keeper.ts";
import type { ClinicLessons } from "#server/clinic-lessons.ts";
import type { Sandbox } from "#server/codec/sandbox.ts";
import type { PlannerThread } from "#server/planning/planner-thread.ts";
import type { Settings } from "#server/settings.ts";
import type { OutlookDesk } from "#server/outlook-desk.ts";
import type { Database } from "#server/store/database.ts";
import type { WaitsDesk } from "#server/waits-desk.ts";

/** What every part of the server may lean on. Made once by main.ts; tests make their own. */
export type House = {
  settings: Settings;
  clock: Clock;
  log: Logger;
  database: Database;
  keeper: ClinicKeeper;
  adapters: Map<string, SensorAdapter>;
  /** Where codecs run that administrators bring. */
  sandbox: Sandbox;
  kinds: Map<string, DeviceKind>;
  /** The quick estimate, for what nobody waits on a look-ahead for. */
  forecast: Forecaster;
  waits: WaitsDesk;
  /** The next hours: queues, zones, and when the last patient leaves. */
  outlook: OutlookDesk;
  /** What changes would do; nothing is done. */
  whatIf(clinicId: ClinicId, state: ClinicState, at: EpochMs, changes: Change[]): Promise<WhatIfEffects>;
  /** What each clinic's own past days have taught. */
  lessons: ClinicLessons;
  plan: Planner;
  /** What speaks for and against a move, one file a rule. */
  rules: Rule[];
  planner: PlannerThread;
  receipts: BoardReceipts;
};
