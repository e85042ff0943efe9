import type { ErrorCode } from "#contract/errors.ts";
import type { ClinicId } from "#domain/ids.ts";
import { accept, type Outcome } from "#domain/outcome.ts";
import { legOf, type Ticket } from "#domain/queue/ticket.ts";
import { serviceOf } from "#domain/queue/who-is-next.ts";
import type { PrinterAddress } from "#domain/setup.ts";
import { whereToWait } from "#server/check-in/where-to-wait.ts";
import type { House } from "#server/house.ts";
import { lookedAhead } from "#server/looked-ahead.ts";
import { waitAsTold } from "#server/paint/paint-ticket.ts";
import type { Pipeline } from "#server/pipeline.ts";
import type { PrintDesk } from "#server/print/print-desk.ts";
import { paperLanguageOf, type PaperLanguage } from "#server/print/paper-words.ts";
import { ticketPaper } from "#server/print/ticket-paper.ts";
import type { OnShown } from "#server/record-forecasts.ts";
import { ticketToken } from "#server/store/tokens.ts";
import type { ToldWaits } from "#server/told-waits.ts";

type Parts = { house: House; pipeline: Pipeline; desk: PrintDesk; told: ToldWaits; onShown: OnShown };
type Asked = { printer: PrinterAddress; /** Of the job: one key, one paper. */ key: string; ticket: Ticket; /** The reader's language. */ language: string; /** Where patients reach their pages. */ origin: string; kioskId?: string };

/** Prints a ticket as it stands now, in the reader's language if the printer has its letters. Gives the language of the paper. */
export async function printTicket(parts: Parts, clinicId: ClinicId, asked: Asked): Promise<Outcome<PaperLanguage, ErrorCode>> {
  const { printer, ticket } = asked;
  const { house, pipeline, desk, told, onShown } = parts;
  // Paper cannot be taken back: what stands on it is what the patient's page says.
  const picture = await lookedAhead(parts, clinicId, ticket.id, pipeline.conclude(clinicId));
  const { setup } = picture.state;
  const wait = waitAsTold(picture, ticket, (await told.of(clinicId, picture))[ticket.id]);
  const goToDesk = ticket.state === "arrived" && ticket.urgency <= 2;
  const language = paperLanguageOf(asked.language, setup.languages);
  const job = ticketPaper({
    clinic: setup.name,
    number: ticket.number,
    service: serviceOf(setup.services, legOf(ticket).serviceId).name,
    wait: wait?.known ? wait : null,
    whereToWait: whereToWait(setup, asked.kioskId),
    // Why somebody must go to the desk is between them and the desk.
    goToDesk,
    at: paperClock(setup.timeZone, language, house.clock()),
    address: `${asked.origin}/t/${ticketToken(house.settings.secret, clinicId, ticket.id)}`,
    language,
  }, printer);
  const done = await desk.print(clinicId, printer, `${asked.key}/${ticket.id}`, job);
  if (!done.ok) return done;
  if (wait?.known && !goToDesk) onShown(clinicId, [ticket.id], "paper");
  return accept(language);
}

/** "15 Jan, 13:00" as the language writes it. */
export function paperClock(timeZone: string, language: PaperLanguage, at: number): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}
