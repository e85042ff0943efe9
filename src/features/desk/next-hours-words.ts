import type { Words } from "#ui/words.ts";

export const nextHoursWords = {
  en: {
    title: "Next hours",
    table: "Waiting for {service} in the next hours",
    now: "now {count, plural, =0 {nobody waits} one {# waits} other {# wait}}",
    at: "{time}: about {likely} ({low} to {high})",
    notYet: "The next hours are being worked out.",
    how: "Who waits, up to {time}. Dotted: likely. Shaded: eight times in ten it stays within.",
    nobodyComes: "Nobody has come of late and nobody is booked: only those who are here are looked at.",
  },
  es: {
    title: "Próximas horas",
    table: "En espera de {service} en las próximas horas",
    now: "ahora {count, plural, =0 {nadie espera} one {espera #} other {esperan #}}",
    at: "{time}: unos {likely} (de {low} a {high})",
    notYet: "Se están calculando las próximas horas.",
    how: "Quiénes esperan, hasta las {time}. Punteado: probable. Sombreado: ocho de cada diez veces queda dentro.",
    nobodyComes: "Últimamente no ha venido nadie y no hay citas: solo se mira a quienes están aquí.",
  },
} satisfies Words;
