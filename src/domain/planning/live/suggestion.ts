import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/** Somebody goes to another room, after the patient who is with them. */
export type ProposedMove = {
  staffId: StaffId;
  /** Where they are now; `null` without a room. */
  fromRoomId: RoomId | null;
  /** `null`: out of the room, when its own people are back. */
  toRoomId: RoomId | null;
  fromServiceIds: ServiceId[];
  /** What they turn to there. */
  serviceId: ServiceId | null;
  /** When they are to be asked back; `null` where nobody knows yet. */
  until: EpochMs | null;
};

/** Nine futures in ten lie from low to high. */
export type Range = { likely: number; low: number; high: number };

/** What some moves are worth over the coming hours, against leaving everybody where they are. */
export type MoveWorth = {
  horizonMinutes: number;
  /** Minutes that people stand less in line within the horizon, all lines together. */
  savedMinutes: Range;
  /** More patients who are called within their target; negative is fewer. */
  targetsKept: number;
  /** Everybody who is affected: on average so many minutes less for each patient, negative is more. Who gains most first. */
  services: { serviceId: ServiceId; patients: number; minutesLess: Range; targetsKept: number }[];
};

/** What would change its mind. */
export type ChangeOfMind = {
  serviceId: ServiceId;
  waitingNow: number;
  /** It would not be proposed with fewer than so many waiting there; 0 where the line does not decide it. */
  leastWaiting: number;
  /** Worth it by those who are here already. */
  withoutNewcomers: boolean;
};

export type Suggestion = { moves: ProposedMove[]; worth: MoveWorth; mind: ChangeOfMind | null };

/** How the search went, for whoever wants to know how good it is. */
export type SearchReport = {
  from: "programme" | "index-rule" | "look-ahead" | "nothing";
  considered: number;
  /** `null` where no programme was solved; the gap as a share of the cost. */
  solver: { status: "solved" | "infeasible" | "nothing-found"; gap: number | null; isProved: boolean; milliseconds: number } | null;
  shortOf: { serviceId: ServiceId; patients: number; minutes: number }[];
};

export type Advice = { suggestions: Suggestion[]; report: SearchReport };
