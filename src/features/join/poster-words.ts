import type { Words } from "#ui/words.ts";

/** What staff read around the poster; what is on it speaks the patients' languages. */
export const posterWords = {
  en: {
    help: "This code opens check-in for today only. Print it each morning, or leave this page open on a screen at the door: it changes by itself.",
    off: "Checking in at the door is switched off. An administrator can switch it on under Admin, Self check-in.",
    print: "Print",
    code: "Code for checking in with a phone",
    refused: "Only staff of this clinic can show its code. Please sign in.",
  },
  es: {
    help: "Este código permite registrarse solo hoy. Imprímalo cada mañana o deje esta página abierta en una pantalla junto a la puerta: cambia sola.",
    off: "El registro en la puerta está desactivado. Una persona administradora puede activarlo en Administración, Autorregistro.",
    print: "Imprimir",
    code: "Código para registrarse con el teléfono",
    refused: "Solo el personal de esta clínica puede mostrar su código. Inicie sesión.",
  },
} satisfies Words;
