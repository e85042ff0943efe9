import { afterEach, describe, expect, it } from "vitest";
import { sendToPrinter } from "#server/print/printer.ts";
import { openFakePrinter, type FakePrinter } from "#server/testing/fake-printer.ts";

const job = Buffer.from("a ticket");
const patience = { connectMs: 500, statusMs: 150, sendMs: 400 };

describe("sendToPrinter", () => {
  let printer: FakePrinter;
  const opened = async (is: Partial<FakePrinter["is"]> = {}) => {
    printer = await openFakePrinter();
    Object.assign(printer.is, is);
    return printer.address;
  };
  afterEach(() => printer?.close());

  it("hands over the job and nothing else", async () => {
    expect(await sendToPrinter(await opened(), job, patience)).toMatchObject({ ok: true });
    expect(printer.jobs().map(String)).toEqual(["a ticket"]);
  });

  it("prints also at a printer that never says how it is", async () => {
    expect(await sendToPrinter(await opened({ silent: true }), job, patience)).toMatchObject({ ok: true });
    expect(printer.jobs().map(String)).toEqual(["a ticket"]);
  });

  it.each([
    ["noPaper", "printer-no-paper"],
    ["open", "printer-open"],
    ["fault", "printer-fault"],
  ] as const)("sends nothing to a printer that is %s, and says so", async (state, code) => {
    expect(await sendToPrinter(await opened({ [state]: true }), job, patience)).toMatchObject({ ok: false, refusal: { code }, isUnsure: false });
    expect(printer.jobs()).toEqual([]);
  });

  it("says of an open cover that it is open, though the roll is out of sight too", async () => {
    expect(await sendToPrinter(await opened({ open: true, noPaper: true }), job, patience)).toMatchObject({ refusal: { code: "printer-open" } });
  });

  it("cannot reach a printer that is switched off", async () => {
    const address = await opened();
    await printer.close();
    expect(await sendToPrinter(address, job, patience)).toMatchObject({ ok: false, refusal: { code: "printer-unreachable", says: `127.0.0.1:${address.port} does not answer.` }, isUnsure: false });
  });

  it("cannot reach a name that does not exist, and does not throw", async () => {
    await opened();
    expect(await sendToPrinter({ host: "no-such-printer.invalid", port: 9100 }, job, patience)).toMatchObject({ refusal: { code: "printer-unreachable" } });
  });

  it("is unsure of a job that the printer does not take", async () => {
    const large = Buffer.alloc(32 * 1024 * 1024, "x");
    expect(await sendToPrinter(await opened({ deaf: true }), large, patience)).toMatchObject({ ok: false, refusal: { code: "printer-silent" }, isUnsure: true });
  });
});
