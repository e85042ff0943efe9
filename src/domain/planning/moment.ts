import type { ServiceId, StaffId } from "#domain/ids.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import type { EpochMs } from "#domain/time.ts";

/** What the planner looks at: the clinic as it stands with what is believed of the hours to come, and how people may be moved. */
export type PlanningMoment = {
  situation: Situation;
  limits: MoveLimits;
  /** When each person turned to what they do now, and every time before that within the hour; absent for who has not moved. */
  moved: Record<StaffId, EpochMs[]>;
};

export type MoveLimits = {
  /** Whoever has moved stays at least so long. */
  minimumStayMinutes: number;
  perPersonAndHour: number;
};

/** Somebody turns to another service, after the patient who is with them. */
export type Turn = { staffId: StaffId; from: ServiceId | undefined; to: ServiceId; /** Turns back to what they did so many minutes from now; stays where absent. */ backAfterMinutes?: number };
