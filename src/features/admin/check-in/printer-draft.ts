import type { SelfCheckInSettings } from "#contract/kiosk.ts";

type Printer = SelfCheckInSettings["kiosks"][number]["printer"];
type Network = NonNullable<SelfCheckInSettings["deskPrinter"]>;

/** A printer as somebody fills it in: everything is text until it is saved. */
export type PrinterDraft = { kind: "none" | "browser" | "network"; host: string; port: string; columns: "32" | "42" | "48" };

export function draftOf(printer: Printer | null): PrinterDraft {
  const empty = { host: "", port: "9100", columns: "42" } as const;
  if (!printer) return { kind: "none", ...empty };
  if (printer === "browser") return { kind: "browser", ...empty };
  return { kind: "network", host: printer.host, port: String(printer.port), columns: String(printer.columns) as PrinterDraft["columns"] };
}

/** What is to be sent; the server says what is wrong with it. */
export function printerOf(draft: PrinterDraft): Printer {
  if (draft.kind === "none") return undefined;
  return draft.kind === "browser" ? "browser" : networkOf(draft);
}

export function networkOf({ host, port, columns }: PrinterDraft): Network {
  return { host: host.trim(), port: Number(port), columns: Number(columns) as Network["columns"] };
}
