/** What a totem says of a patient's priority, in the languages of its makers and ours. */
const words = {
  en: { normal: "Normal", priority: "Priority", ticket: "Your number", followIt: "Follow your turn" },
  es: { normal: "Normal", priority: "Preferente", ticket: "Su número", followIt: "Siga su turno" },
  pt: { normal: "Normal", priority: "Prioritário", ticket: "Sua senha", followIt: "Acompanhe sua vez" },
} as const;

export function novoSgaWords(languages: string[]): (typeof words)[keyof typeof words] {
  const language = (languages[0] ?? "en").slice(0, 2);
  return words[language as keyof typeof words] ?? words.en;
}
