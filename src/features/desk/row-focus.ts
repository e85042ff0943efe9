export const rowId = (ticketId: string) => `row-${ticketId}`;

export function focusRow(ticketId: string | undefined): void {
  if (ticketId !== undefined) document.getElementById(rowId(ticketId))?.focus();
}

export const isInRow = () => Boolean(document.activeElement?.closest("[data-ticket]"));
