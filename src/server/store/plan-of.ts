import type { Sql } from "postgres";
import type { ClinicId, RoomId, StaffId } from "#domain/ids.ts";
import type { MoveProposal } from "#domain/planning/live/proposal.ts";
import type { SearchReport } from "#domain/planning/live/suggestion.ts";
import { hourMs, type EpochMs } from "#domain/time.ts";
import { lastTurn, proposalsSince } from "#server/store/proposals.ts";

/** Whoever was sent somewhere longer ago is there by their shift. */
const shownMs = 12 * hourMs;

export async function planOf(sql: Sql, clinicId: ClinicId, at: EpochMs): Promise<{ proposals: MoveProposal[]; turn: { doneAt: EpochMs; report: SearchReport } | undefined; places: { at: EpochMs; staffId: StaffId; roomId: RoomId | null }[] }> {
  const [proposals, turn, rows] = await Promise.all([
    proposalsSince(sql, clinicId, at - shownMs),
    lastTurn(sql, clinicId),
    sql<{ at: Date; staffId: string; roomId: string | null }[]>`select at, body->>'staffId' as "staffId", body->>'roomId' as "roomId" from events where clinic_id = ${clinicId} and type = 'staff-assigned' and at >= ${new Date(at - shownMs)} order by seq`,
  ]);
  return { proposals, turn, places: rows.map((row) => ({ ...row, at: row.at.getTime() })) };
}
