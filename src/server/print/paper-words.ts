/** What stands on a paper ticket, in the languages whose letters every receipt printer has. */
export const paperWords = {
  en: { yourNumber: "Your number", about: "About {about} min, at most {most}", waitHere: "Please wait here:", scan: "Scan to see your place in the line", urgent: "Please go to the desk now" },
  es: { yourNumber: "Su número", about: "Unos {about} min, como máximo {most}", waitHere: "Espere aquí:", scan: "Escanee para ver su lugar en la cola", urgent: "Vaya ahora al mostrador" },
  fr: { yourNumber: "Votre numéro", about: "Environ {about} min, au plus {most}", waitHere: "Veuillez attendre ici :", scan: "Scannez pour voir votre place dans la file", urgent: "Allez maintenant à l'accueil" },
  de: { yourNumber: "Ihre Nummer", about: "Etwa {about} min, höchstens {most}", waitHere: "Bitte warten Sie hier:", scan: "Scannen und den Platz in der Reihe sehen", urgent: "Bitte gehen Sie jetzt zum Empfang" },
  pt: { yourNumber: "O seu número", about: "Cerca de {about} min, no máximo {most}", waitHere: "Por favor, espere aqui:", scan: "Leia o código para ver o seu lugar na fila", urgent: "Vá agora ao balcão" },
} as const;

export type PaperLanguage = keyof typeof paperWords;

/**
 * The language of the paper for a reader of `wanted`: theirs if the printer has its letters, else the first of the clinic's that it
 * has, else English. Arabic, Hindi and Chinese have no code page that receipt printers share; their readers find number and QR code.
 */
export function paperLanguageOf(wanted: string, clinics: readonly string[]): PaperLanguage {
  const plain = [wanted, ...clinics].map((code) => code.split("-", 1)[0]?.toLowerCase() ?? "");
  return plain.find((code): code is PaperLanguage => Object.hasOwn(paperWords, code)) ?? "en";
}
