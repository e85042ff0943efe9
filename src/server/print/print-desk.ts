import type { JSONValue } from "postgres";
import type { ClinicId } from "#domain/ids.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { PrinterAddress } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import { sendToPrinter, type Patience, type PrinterCode } from "#server/print/printer.ts";

/** The ticket printers of the house: one job after another each, every job once. */
export type PrintDesk = {
  /** The same key prints one paper, however often and from whichever process it is asked. */
  print(clinicId: ClinicId, printer: PrinterAddress, key: string, job: Uint8Array): Promise<Outcome<true, PrinterCode>>;
  /** What went wrong at a printer the last time, until it prints again. */
  troubleOf(printer: PrinterAddress): Trouble | undefined;
};

export type Trouble = { at: EpochMs; code: PrinterCode; says: string };

export function makePrintDesk(house: House, patience?: Patience): PrintDesk {
  const { sql } = house.database;
  const lines = new Map<string, Promise<unknown>>();
  const troubles = new Map<string, Trouble>();
  const nameOf = ({ host, port }: PrinterAddress) => `${host}:${port}`;

  /** Printers take one connection at a time. */
  const inTurn = <T>(printer: PrinterAddress, work: () => Promise<T>): Promise<T> => {
    const turn = (lines.get(nameOf(printer)) ?? Promise.resolve()).then(work);
    lines.set(nameOf(printer), turn.catch(() => {}));
    return turn;
  };

  return {
    print: (clinicId, printer, key, job) =>
      inTurn(printer, async () => {
        const earlier = await claim(house, clinicId, key);
        if (earlier) return earlier;
        const sent = await sendToPrinter(printer, job, patience);
        if (sent.ok) {
          troubles.delete(nameOf(printer));
          await keep(house, clinicId, key, accept(true));
          return accept(true);
        }
        troubles.set(nameOf(printer), { at: house.clock(), code: sent.refusal.code, says: sent.refusal.says });
        const refusal = refuse(sent.refusal.code, sent.refusal.says);
        // Nothing has come out for certain: the same job may be tried again. Otherwise a person must ask for another paper.
        if (sent.isUnsure) await keep(house, clinicId, key, refusal);
        else await sql`delete from command_answers where clinic_id = ${clinicId} and idempotency_key = ${jobKey(key)}`;
        return refusal;
      }),
    troubleOf: (printer) => troubles.get(nameOf(printer)),
  };
}

type Done = Outcome<true, PrinterCode>;

/** Answers of jobs stand beside those of commands, and are tidied away with them. */
const jobKey = (key: string) => `print/${key}`;

/** Writes the job down before it is sent, so that a crash between the two prints once at most. Gives the answer of whoever was first. */
async function claim(house: House, clinicId: ClinicId, key: string): Promise<Done | undefined> {
  const interrupted = refuse<PrinterCode>("printer-silent", "Nobody knows whether this ticket was printed: the server was interrupted.");
  const { sql } = house.database;
  const mine = await sql`
    insert into command_answers (clinic_id, idempotency_key, answered_at, answer)
    values (${clinicId}, ${jobKey(key)}, ${new Date(house.clock())}, ${sql.json(interrupted as unknown as JSONValue)}) on conflict do nothing`;
  if (mine.count === 1) return undefined;
  const [row] = await sql<{ answer: Done }[]>`select answer from command_answers where clinic_id = ${clinicId} and idempotency_key = ${jobKey(key)}`;
  return row?.answer ?? interrupted;
}

async function keep(house: House, clinicId: ClinicId, key: string, answer: Done): Promise<void> {
  const { sql } = house.database;
  await sql`update command_answers set answer = ${sql.json(answer as unknown as JSONValue)} where clinic_id = ${clinicId} and idempotency_key = ${jobKey(key)}`;
}
