import { describe, expect, it } from "vitest";
import { paperLanguageOf } from "#server/print/paper-words.ts";
import { latin, ticketPaper, type Paper } from "#server/print/ticket-paper.ts";

const paper: Paper = {
  clinic: "Lindenhof Practice", number: "B417", service: "Blood draw", wait: { aboutMinutes: 20, atMostMinutes: 35 }, whereToWait: "Waiting room", goToDesk: false,
  at: "15 Jan, 13:00", address: "https://clinic.example/t/abcdefghijklmnopqrstuvwx", language: "en",
};
const printedText = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("ticketPaper", () => {
  it("begins with a reset and ends with a cut, and carries number, wait and place", () => {
    const text = printedText(ticketPaper(paper, { columns: 42 }));
    expect(text.startsWith("\x1b@")).toBe(true);
    for (const words of ["Lindenhof Practice", "B417", "Blood draw", "About 20 min, at most 35", "Please wait here: Waiting room"]) expect(text).toContain(words);
    expect(text.slice(-20)).toContain("\x1dV");
  });

  it("writes the number six times as high and wide (GS ! 0x55)", () => {
    expect(printedText(ticketPaper(paper, { columns: 42 }))).toMatch(/\x1d!\x55[^]*B417/);
  });

  it("has the printer draw the QR code of the patient's page (GS ( k, store and print)", () => {
    const text = printedText(ticketPaper(paper, { columns: 32 }));
    expect(text).toContain(`\x1d(k${String.fromCharCode(paper.address.length + 3, 0)}1P0${paper.address}`);
    expect(text).toContain("\x1d(k\x03\x001Q0");
  });

  it("sends an urgent patient to the desk instead of telling a wait", () => {
    const text = printedText(ticketPaper({ ...paper, goToDesk: true }, { columns: 42 }));
    expect(text).toContain("Please go to the desk now");
    expect(text).not.toContain("About 20");
  });

  it("writes accents in a code page of the printer: ú of cp437 is A3", () => {
    expect(printedText(ticketPaper({ ...paper, language: "es" }, { columns: 42 }))).toContain("Su n\xa3mero");
  });

  it("lets nobody's name of a clinic or service become a command", () => {
    const text = printedText(ticketPaper({ ...paper, clinic: "A\x1b@\x1dV\x00B", service: "\x10\x04\x01" }, { columns: 42 }));
    // One cut, one reset: the paper's own.
    expect(text.split("\x1dV").length).toBe(2);
    expect(text).not.toContain("\x10\x04");
  });
});

describe("latin", () => {
  it("keeps what the printer can write and leaves out the rest whole", () => {
    expect(latin("Prélèvement – l’accueil")).toBe("Prélèvement - l'accueil");
    expect(latin("عيادة")).toBe("");
    expect(latin("抽血")).toBe("");
  });
});

describe("paperLanguageOf", () => {
  it("is the reader's own where the printer has its letters", () => {
    expect(paperLanguageOf("pt", ["en", "pt"])).toBe("pt");
    expect(paperLanguageOf("pt-BR", ["en"])).toBe("pt");
  });

  it("is the clinic's first of Latin letters for readers of Arabic, Hindi and Chinese, or English", () => {
    expect(paperLanguageOf("ar", ["ar", "fr", "en"])).toBe("fr");
    expect(paperLanguageOf("zh", ["zh", "hi"])).toBe("en");
    expect(paperLanguageOf("constructor", [])).toBe("en");
  });
});
