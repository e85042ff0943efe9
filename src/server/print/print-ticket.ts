import type { ErrorCode } from "#contract/errors.ts";
import type { ClinicId } from "#domain/ids.ts";
import { accept, type Outcome } from "#domain/outcome.ts";
import { legOf, type Ticket } from "#domain/queue/ticket.ts";
import { serviceOf } from "#domain/queue/who-is-next.ts";
import type { PrinterAddress } from "#domain/setup.ts";
import { whereToWait } from "#server/check-in/where-to-wait.ts";
import type { House } from "#server/house.ts";
import { paintWait } from "#server/paint/clinic-line.ts";
import type { Pipeline } from "#server/pipeline.ts";
import type { PrintDesk } from "#server/print/print-desk.ts";
import { paperLanguageOf, type PaperLanguage } from "#server/print/paper-words.ts";
import { ticketPaper } from "#server/print/ticket-paper.ts";
import { ticketToken } from "#server/store/tokens.ts";

type Asked = { printer: PrinterAddress; /** Of the job: one key, one paper. */ key: string; ticket: Ticket; /** The reader's language. */ language: string; /** Where patients reach their pages. */ origin: string; kioskId?: string };

/** Prints a ticket as it stands now, in the reader's language if the printer has its letters. Gives the language of the paper. */
export async function printTicket({ house, pipeline, desk }: { house: House; pipeline: Pipeline; desk: PrintDesk }, clinicId: ClinicId, asked: Asked): Promise<Outcome<PaperLanguage, ErrorCode>> {
  const { printer, ticket } = asked;
  const picture = pipeline.conclude(clinicId);
  const { setup } = picture.state;
  const wait = paintWait(picture.waits.tickets[ticket.id]);
  const language = paperLanguageOf(asked.language, setup.languages);
  const job = ticketPaper({
    clinic: setup.name,
    number: ticket.number,
    service: serviceOf(setup.services, legOf(ticket).serviceId).name,
    wait: wait.known ? wait : null,
    whereToWait: whereToWait(setup, asked.kioskId),
    // Why somebody must go to the desk is between them and the desk.
    goToDesk: ticket.state === "arrived" && ticket.urgency <= 2,
    at: paperClock(setup.timeZone, language, house.clock()),
    address: `${asked.origin}/t/${ticketToken(house.settings.secret, clinicId, ticket.id)}`,
    language,
  }, printer);
  const done = await desk.print(clinicId, printer, `${asked.key}/${ticket.id}`, job);
  return done.ok ? accept(language) : done;
}

/** "15 Jan, 13:00" as the language writes it. */
export function paperClock(timeZone: string, language: PaperLanguage, at: number): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}
