import type { Words } from "#ui/words.ts";

export const alertWords = {
  en: {
    alerts: "Crowded zones",
    full: "{zone} is full",
    filling: "{zone} is filling up",
    people: "{count, plural, one {# person} other {# people}}, room for {capacity}",
    notHeard: "its sensors are not heard, so nobody can say how many are there now",
    since: "since {time}",
    seen: "I have seen it",
    seenOf: "I have seen it: {zone}",
    seenBy: "Seen by {name}",
    andMore: "{count, plural, one {And # more zone: see the floor} other {And # more zones: see the floor}}",
    tellMe: "Tell me when a zone is full",
    tellMeBlocked: "This browser blocks messages",
    tellMeUnable: "This browser cannot show messages here",
  },
  es: {
    alerts: "Zonas llenas",
    full: "{zone}: completa",
    filling: "{zone}: se está llenando",
    people: "{count, plural, one {# persona} other {# personas}}, aforo {capacity}",
    notHeard: "sus sensores no transmiten y no se sabe cuántas personas hay ahora",
    since: "desde las {time}",
    seen: "Lo he visto",
    seenOf: "Lo he visto: {zone}",
    seenBy: "Lo ha visto {name}",
    andMore: "{count, plural, one {Y # zona más: véase la planta} other {Y # zonas más: véase la planta}}",
    tellMe: "Avisarme cuando una zona esté completa",
    tellMeBlocked: "Este navegador bloquea los avisos",
    tellMeUnable: "Este navegador no puede mostrar avisos aquí",
  },
} satisfies Words;

export type AlertWords = typeof alertWords;
