import type { QueueTicket } from "#features/desk/queue-types.ts";

type Asked = { ticketId: string; expectedVersion: number; reason?: string; until?: number };

/** What every small dialog sends of a patient: as the desk saw them, with what was said of why and until when, if anything was. */
export function askedOf(ticket: Pick<QueueTicket, "id" | "version">, reason: string, until: number | null = null): Asked {
  return { ticketId: ticket.id, expectedVersion: ticket.version, ...(reason.trim() ? { reason: reason.trim() } : {}), ...(until === null ? {} : { until }) };
}
