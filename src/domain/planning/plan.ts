import type { ClinicState } from "#domain/clinic.ts";
import type { RoomId, ServiceId, StaffId, TicketId } from "#domain/ids.ts";
import type { Waits } from "#domain/forecast/forecast.ts";
import type { EpochMs } from "#domain/time.ts";

/** Something that a person may decide to do. A proposal, never an act. */
export type Proposal = {
  /** The same proposal keeps its id from one plan to the next, so that a card does not jump under a finger. */
  id: string;
  act: ProposedAct;
  /** "Call B417 to Room 3." */
  says: string;
  /** Why, each a sentence: "Waited 24 of 30 minutes." */
  because: string[];
  /** Higher is more worth doing. */
  value: number;
};

export type ProposedAct =
  | { type: "call"; ticketId: TicketId; roomId: RoomId; staffId?: StaffId }
  | { type: "move-staff"; staffId: StaffId; roomId: RoomId; serviceId: ServiceId };

export type Plan = { at: EpochMs; /** Best first; no two contradict. */ proposals: Proposal[] };

/** What every planner is. Replaceable as a whole. */
export type Planner = (state: ClinicState, waits: Waits, at: EpochMs) => Plan;
