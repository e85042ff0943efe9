import type { BoardId, ClinicId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/** What the screens on the walls say of themselves: which calls stand on them, and which they have read out. */
export type BoardReceipts = {
  /** Takes a report in. True when it tells something new. */
  take(report: BoardReport): boolean;
  shownOn(clinicId: ClinicId, callId: string): BoardId[];
  spokenOn(clinicId: ClinicId, callId: string): BoardId[];
  heardAt(clinicId: ClinicId, boardId: BoardId): EpochMs | null;
};

export type BoardReport = { clinicId: ClinicId; boardId: BoardId; at: EpochMs; shown: string[]; spoken: string[] };

/** Each process tells the others over this channel of the database. */
export const receiptsChannel = "anteroom_boards";

/** A busy clinic's calls of a day; screens repeat what stands on them, so an older one that is forgotten is not missed. */
const callsKept = 500;

/**
 * In memory only: a screen reports again every minute what stands on it, so a process that has just begun knows within
 * that minute, and what is not on a screen any more nobody asks for.
 */
export function keepReceipts(): BoardReceipts {
  const clinics = new Map<ClinicId, { heardAt: Map<BoardId, EpochMs>; shown: Map<string, Set<BoardId>>; spoken: Map<string, Set<BoardId>> }>();

  return {
    take({ clinicId, boardId, at, shown, spoken }) {
      const clinic = clinics.get(clinicId) ?? { heardAt: new Map<BoardId, EpochMs>(), shown: new Map<string, Set<BoardId>>(), spoken: new Map<string, Set<BoardId>>() };
      clinics.set(clinicId, clinic);
      const isFirst = !clinic.heardAt.has(boardId);
      clinic.heardAt.set(boardId, Math.max(at, clinic.heardAt.get(boardId) ?? 0));
      const isShownNew = shown.filter((call) => add(clinic.shown, call, boardId)).length > 0;
      const isSpokenNew = spoken.filter((call) => add(clinic.spoken, call, boardId)).length > 0;
      return isFirst || isShownNew || isSpokenNew;
    },
    shownOn: (clinicId, callId) => [...(clinics.get(clinicId)?.shown.get(callId) ?? [])],
    spokenOn: (clinicId, callId) => [...(clinics.get(clinicId)?.spoken.get(callId) ?? [])],
    heardAt: (clinicId, boardId) => clinics.get(clinicId)?.heardAt.get(boardId) ?? null,
  };
}

function add(calls: Map<string, Set<BoardId>>, callId: string, boardId: BoardId): boolean {
  const boards = calls.get(callId) ?? new Set();
  if (boards.has(boardId)) return false;
  calls.set(callId, boards.add(boardId));
  for (const oldest of calls.keys()) {
    if (calls.size <= callsKept) break;
    calls.delete(oldest);
  }
  return true;
}
