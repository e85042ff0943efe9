import { describe, expect, it } from "vitest";
import { draftOf, printerOf } from "#features/admin/check-in/printer-draft.ts";

describe("a printer as it is filled in", () => {
  it("comes back as it was", () => {
    for (const printer of [undefined, "browser", { host: "192.168.1.50", port: 9100, columns: 48 }] as const) expect(printerOf(draftOf(printer ?? null))).toEqual(printer);
  });

  it("begins with the port and the paper that are usual", () => {
    expect(printerOf({ ...draftOf(null), kind: "network", host: " printer.local " })).toEqual({ host: "printer.local", port: 9100, columns: 42 });
  });
});
