import type { TicketView } from "#contract/views.ts";

type Kept = { rev: number; view: TicketView; offset: number };

const name = "anteroom.ticket";

/** The last picture, for a page that is opened again without a connection. One ticket only: yesterday's is nobody's business. */
export function keepPicture(token: string, picture: Kept): void {
  try {
    localStorage.setItem(name, JSON.stringify({ token, ...picture }));
  } catch {
    // A private window keeps nothing.
  }
}

export function keptPicture(token: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null") as (Kept & { token: string }) | null;
    return kept?.token === token ? kept : undefined;
  } catch {
    return undefined;
  }
}
