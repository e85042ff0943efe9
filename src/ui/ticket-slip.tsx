import "#ui/ticket-paper.css";
import { classes } from "#ui/classes.ts";
import { QrCode } from "#ui/qr-code.tsx";

type TicketSlipProps = {
  clinicName: string;
  number: string;
  /** What the patient may expect, a line each. */
  says: readonly string[];
  /** The patient's own page. */
  address: string;
  /** What the code opens, for those who do not see it. */
  codeLabel: string;
  /** What to do with the code. */
  scan: string;
  /** Names the slip to a screen reader. */
  label?: string;
  /** Not on the screen, where the same stands larger. */
  isOnPaperOnly?: boolean;
};

/** A ticket as the patient takes it along: the number, the code of their own page. Always ink on white, like paper. */
export function TicketSlip({ clinicName, number, says, address, codeLabel, scan, label, isOnPaperOnly = false }: TicketSlipProps) {
  return (
    <section aria-label={label} data-theme="light" className={classes("ticket-paper flex-col items-center gap-1 rounded-lg border border-hairline p-4 text-center", isOnPaperOnly ? "hidden print:flex" : "flex")}>
      <p className="text-xs text-quiet">{clinicName}</p>
      <p className="number text-2xl font-semibold">{number}</p>
      {says.map((line) => <p key={line} className="number text-sm">{line}</p>)}
      <QrCode text={address} label={codeLabel} className="mt-1 w-36" />
      <p className="text-xs text-quiet">{scan}</p>
    </section>
  );
}
