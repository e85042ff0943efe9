import type { ServiceId, StaffId, TicketId, ZoneId } from "#domain/ids.ts";
import type { Path } from "#domain/look-ahead/path.ts";
import type { Situation, StaffMove, ZonesOf } from "#domain/look-ahead/situation.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** What is asked of a look-ahead. A path ends as soon as everything that is asked is known. */
export type Ask = {
  /** Remaining waits of these patients, or of all who wait. */
  waitsOf?: "everybody" | TicketId[];
  /** Remaining waits of somebody who walked in now: added to the line, and taken out again when called, so that nobody else's wait changes. */
  ifYouCameNow?: { serviceId: ServiceId; urgency: Urgency }[];
  /** Who waits and who is served so many minutes from now, in rising order. */
  horizonsMinutes?: number[];
  zones?: ZonesOf;
  /** Every path goes on until nobody is left and nobody comes any more, and says when that was. */
  untilEmpty?: boolean;
  /** No path goes beyond this many minutes; two days where absent. */
  atMostMinutes?: number;
  /** Sums of waits, shares of targets met, overtime: what plans are compared by. */
  totals?: boolean;
  /** Whoever is still in line when the path ends counts in `totals` and `visits` as called so many minutes from now, and late: a plan that serves nobody must not look good. */
  stillInLine?: number;
  /** Streams whose patients stand in line and are served, and count neither in `totals` nor in `visits`: what they do to the others is asked. */
  leaveOut?: string[];
  /** Every wait that ended, one by one: for quantiles over all patients. */
  visits?: boolean;
};

/** The same seed gives the same answer, and the same chance to every patient whoever else is there. */
export type Draws = { seed: number; paths: number };

export type Answer = {
  at: EpochMs;
  paths: number;
  /** In the order in which they were asked; those who wait in the order of `situation.waiting`. */
  waits: TaggedWait[];
  ifYouCameNow: (TaggedWait & { serviceId: ServiceId; urgency: Urgency })[];
  horizons: HorizonCounts[];
  /** Minutes from now until the last patient is done, by path. Only where `untilEmpty` was asked. */
  emptyAfterMinutes?: Float64Array;
  totals?: Totals;
  visits?: VisitList;
};

/** One patient's remaining wait until the call, in minutes, by path. */
export type TaggedWait = {
  id: TicketId;
  /** NaN in paths in which the patient leaves before; Infinity where nobody calls them before the path's end. */
  minutes: Float64Array;
  /** Until the visit starts: the walk and the set-up come on top. */
  startMinutes: Float64Array;
};

export type HorizonCounts = {
  minutes: number;
  /** By path. */
  waiting: Record<ServiceId, Uint16Array>;
  inService: Record<ServiceId, Uint16Array>;
  /** Patients, by path; only where zones were given. */
  zones: Record<ZoneId, Uint16Array>;
};

/** One number a path, so that two plans can be compared path by path. Waits are of legs that were called, and until the call. */
export type Totals = {
  /** By service, then by urgency - 1. */
  byService: Record<ServiceId, ClassTotals[]>;
  /** Over all staff. */
  busyMinutes: Float64Array;
  presentMinutes: Float64Array;
  /** Minutes of work after the end of a shift. */
  overtimeMinutes: Float64Array;
  setUps: Float64Array;
  /** Minutes at work by member of staff, over all paths. */
  busyByStaff: Record<StaffId, number>;
};

export type ClassTotals = {
  called: Float64Array;
  waitMinutes: Float64Array;
  /** Called within their target. */
  onTime: Float64Array;
  left: Float64Array;
  /** Of those called, who were still in line at the end; only where `stillInLine` was asked. */
  stillInLine: Float64Array;
};

/** Columns of one length: a row for every wait that ended. */
export type VisitList = {
  path: Int32Array;
  /** Position in `situation.services`. */
  service: Int32Array;
  urgency: Int32Array;
  /** When the wait began, in minutes from `situation.at`; negative for those who waited already. */
  sinceMinutes: Float64Array;
  /** Until the call, or until they left. */
  waitMinutes: Float64Array;
  /** Until the start of the visit. */
  startMinutes: Float64Array;
  targetMinutes: Float64Array;
  /** 1 where they were called within their target, counted from when their wait is due. */
  onTime: Int32Array;
  /** 1 where they left. */
  left: Int32Array;
};

/** Somebody who decides on the way, in every path. */
export type Steering = {
  /** 15 where absent. */
  everyMinutes?: number;
  /** Moves of staff, from the situation as it has become, without what nobody can know yet. */
  decide?(situation: Situation, path: number): StaffMove[];
  /**
   * Which of the services that a free member of staff may work for they turn to, by position; -1 for none, -2 for whoever is next by the
   * policy. Asked whenever somebody is free, so it looks at the bare numbers.
   */
  turnTo?(look: Path, unit: number): number;
};
