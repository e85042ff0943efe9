export const rowId = (ticketId: string) => `row-${ticketId}`;

export function focusRow(ticketId: string | undefined): void {
  if (ticketId !== undefined) document.getElementById(rowId(ticketId))?.focus();
}

export const isInRow = () => Boolean(document.activeElement?.closest("[data-ticket]"));

/** Whose row has the focus at this very moment: a key must never act on the row that had it before. */
export function rowInFocus(): string | null {
  return document.activeElement?.closest<HTMLElement>("[data-ticket]")?.dataset.ticket ?? null;
}

/** A row that moves to another section, or a dialog that closes, may leave the focus nowhere: it goes back to the row. */
export function keepFocusOn(ticketId: string | null): void {
  const isNowhere = document.activeElement === document.body || document.activeElement === null;
  if (ticketId !== null && isNowhere && !document.querySelector("[role=dialog][data-open], [role=menu]")) focusRow(ticketId);
}
