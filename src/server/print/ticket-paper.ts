import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import type { PrinterAddress } from "#domain/setup.ts";
import { paperWords, type PaperLanguage } from "#server/print/paper-words.ts";

export type Paper = {
  clinic: string;
  number: string;
  service: string;
  wait: { aboutMinutes: number; atMostMinutes: number } | null;
  whereToWait: string | null;
  goToDesk: boolean;
  /** When it was given out, as a clock of the clinic shows it. */
  at: string;
  /** The patient's own page. */
  address: string;
  language: PaperLanguage;
};

/** A ticket as the bytes of ESC/POS that any common receipt printer draws: text by code page, the QR code by the printer itself. */
export function ticketPaper(paper: Paper, { columns }: Pick<PrinterAddress, "columns">): Uint8Array {
  const say = paperWords[paper.language];
  const encoder = new ReceiptPrinterEncoder({ language: "esc-pos", columns, codepageMapping: "epson", codepageCandidates: ["cp437", "cp858", "windows1252"], feedBeforeCut: 4 });
  encoder.initialize().codepage("auto").align("center");
  const line = (text: string) => {
    const printable = latin(text);
    if (printable) encoder.line(printable);
  };
  line(paper.clinic);
  line(paper.at);
  encoder.newline();
  encoder.line(say.yourNumber);
  // Letters six times as wide: five of them fill 32 columns, and no number is longer.
  encoder.size(6, 6).line(latin(paper.number)).size(1, 1);
  encoder.newline();
  line(paper.service);
  if (paper.goToDesk) encoder.bold(true).line(say.urgent).bold(false);
  else if (paper.wait) encoder.line(say.about.replace("{about}", String(paper.wait.aboutMinutes)).replace("{most}", String(paper.wait.atMostMinutes)));
  if (paper.whereToWait && latin(paper.whereToWait) && !paper.goToDesk) encoder.line(`${say.waitHere} ${latin(paper.whereToWait)}`);
  encoder.newline().qrcode(paper.address, { model: 2, size: 6, errorlevel: "m" }).line(say.scan);
  return encoder.cut("partial").encode();
}

/** The text if the printer has all its letters, else nothing: a row of question marks helps nobody. Control characters would be commands. */
export function latin(text: string): string {
  const tidy = text.replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/[\u2013\u2014]/g, "-").replace(/\p{Cc}|\p{Cf}/gu, " ").replace(/\s+/g, " ").trim();
  return /^[\x20-\x7e\u00a1-\u00ff]*$/.test(tidy) ? tidy : "";
}
