import type { ChangeOfMind, MoveWorth, ProposedMove, SearchReport } from "#domain/planning/live/suggestion.ts";
import type { Measured } from "#domain/planning/live/measured.ts";
import type { Gone } from "#domain/planning/live/still-stands.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

export const proposalStates = ["open", "accepted", "edited", "rejected", "expired", "withdrawn", "undone"] as const;
export type ProposalState = (typeof proposalStates)[number];

export const rejectionReasons = ["not-now", "not-this-service", "needed-there", "room-unsuitable", "needs-rest", "other"] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Why a proposal is open no longer, where nobody took it. */
export type Because = { code: RejectionReason | "too-old" | "no-longer-worth" | "switched-off" | Gone["code"]; note?: string; rule?: string };

export type MoveProposal = {
  id: string;
  /** "return" asks for the way back when the time of a move has come. */
  kind: "move" | "return";
  state: ProposalState;
  proposedAt: EpochMs;
  confirmedAt: EpochMs;
  validUntil: EpochMs;
  moves: ProposedMove[];
  /** What was made of it, where somebody has changed it. */
  made: ProposedMove[] | null;
  worth: MoveWorth | null;
  mind: ChangeOfMind | null;
  report: SearchReport | null;
  rank: number;
  returnsOf: string | null;
  isAuto: boolean;
  decidedAt: EpochMs | null;
  decidedBy: string | null;
  because: Because | null;
  decisionKey: string | null;
  undoneAt: EpochMs | null;
  undoneBy: string | null;
  measureAt: EpochMs | null;
  measured: Measured | null;
};

/** Afterwards somebody is moved by hand: patients have been called by where people are. */
export const undoProposalWithinMs = 10 * minuteMs;

/** The moves that were made, or would be. */
export function movesOf({ made, moves }: Pick<MoveProposal, "made" | "moves">): ProposedMove[] {
  return made ?? moves;
}

/** The same advice, whatever its hour and its worth: a card keeps its place under a finger. */
export function sameAdvice(a: readonly ProposedMove[], b: readonly ProposedMove[]): boolean {
  const key = (moves: readonly ProposedMove[]) => moves.map((move) => `${move.staffId}>${move.toRoomId}>${move.serviceId}`).sort().join();
  return key(a) === key(b);
}
