import { connect, type Socket } from "node:net";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { PrinterAddress } from "#domain/setup.ts";

export type PrinterCode = "printer-unreachable" | "printer-silent" | "printer-no-paper" | "printer-open" | "printer-fault";

export type Patience = { connectMs: number; /** Not every printer answers when asked how it is. */ statusMs: number; sendMs: number };
const usualPatience: Patience = { connectMs: 3_000, statusMs: 700, sendMs: 8_000 };

/**
 * Sends a print job over TCP. The printer is asked how it is before and after (DLE EOT): one without paper, or open, is told of
 * without sending. `isUnsure` is true where the paper may have come out nevertheless.
 */
export async function sendToPrinter({ host, port }: Pick<PrinterAddress, "host" | "port">, job: Uint8Array, patience: Patience = usualPatience): Promise<Outcome<true, PrinterCode> & { isUnsure: boolean }> {
  const socket = await open(host, port, patience.connectMs);
  if (!socket) return { ...refuse("printer-unreachable", `${host}:${port} does not answer.`), isUnsure: false };
  try {
    const before = faultOf(await askStatus(socket, patience.statusMs));
    if (before) return { ...before, isUnsure: false };
    if (!(await send(socket, job, patience.sendMs))) return { ...refuse("printer-silent", `${host}:${port} took the connection but not the ticket.`), isUnsure: true };
    const after = faultOf(await askStatus(socket, patience.statusMs));
    return after ? { ...after, isUnsure: true } : { ...accept(true), isUnsure: false };
  } finally {
    socket.end();
    // A printer that never says goodbye must not keep the line for the next job.
    setTimeout(() => socket.destroy(), 1_000).unref();
  }
}

function open(host: string, port: number, timeoutMs: number): Promise<Socket | undefined> {
  return new Promise((settle) => {
    const socket = connect({ host, port });
    const fail = () => {
      socket.destroy();
      settle(undefined);
    };
    const timer = setTimeout(fail, timeoutMs);
    socket.once("error", fail);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      // Whatever happens later is told by the step that it stops.
      socket.on("error", () => {});
      settle(socket);
    });
  });
}

const dleEot = [0x10, 0x04];
/** Why it is offline, and how the roll is: Epson, ESC/POS command reference, DLE EOT n. */
const [offlineCause, paperSensor] = [2, 4];

type Status = { offline?: number; paper?: number };

/** Both answers are one byte each and come in the order of the questions; nothing where the printer keeps silent. */
function askStatus(socket: Socket, timeoutMs: number): Promise<Status> {
  return new Promise((settle) => {
    const bytes: number[] = [];
    const done = () => {
      clearTimeout(timer);
      socket.off("data", hear);
      socket.off("close", done);
      settle({ offline: bytes[0], paper: bytes[1] });
    };
    const hear = (data: Buffer) => {
      // The fixed bits of every answer; other bytes are news that nobody asked for.
      bytes.push(...[...data].filter((byte) => (byte & 0x93) === 0x12));
      if (bytes.length >= 2) done();
    };
    const timer = setTimeout(done, timeoutMs);
    socket.on("data", hear);
    socket.once("close", done);
    if (socket.destroyed) return done();
    socket.write(Uint8Array.from([...dleEot, offlineCause, ...dleEot, paperSensor]));
  });
}

function faultOf({ offline = 0, paper = 0 }: Status): ReturnType<typeof refuse<PrinterCode>> | undefined {
  // The cover first: on many printers an open cover also reads as no paper.
  if (offline & 0x04) return refuse("printer-open", "The printer's cover is open.");
  if (offline & 0x20 || (paper & 0x60) === 0x60) return refuse("printer-no-paper", "The printer has no paper.");
  if (offline & 0x40) return refuse("printer-fault", "The printer reports a fault.");
  return undefined;
}

/** Whether the whole job has left this machine in time. */
function send(socket: Socket, job: Uint8Array, timeoutMs: number): Promise<boolean> {
  return new Promise((settle) => {
    const timer = setTimeout(() => settle(false), timeoutMs);
    const done = (isSent: boolean) => {
      clearTimeout(timer);
      settle(isSent);
    };
    socket.once("close", () => done(false));
    socket.write(job, (error) => done(!error));
  });
}
