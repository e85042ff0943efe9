import type { Words } from "#ui/words.ts";

export const closingWords = {
  en: {
    late: "On today's pace the last patient leaves between {from} and {to}; you close at {closes}.",
    lateAt: "On today's pace the last patient leaves at about {to}; you close at {closes}.",
    past: "You closed at {closes}; the last patient leaves between {from} and {to}.",
    pastAt: "You closed at {closes}; the last patient leaves at about {to}.",
    inTime: "The last patient leaves between {from} and {to}; you close at {closes}.",
    inTimeAt: "The last patient leaves at about {to}; you close at {closes}.",
    noHours: "When the last patient leaves is not said: this clinic has no closing hour today.",
    tooEarly: "When the last patient leaves is said later in the day: arrivals up to {closes} cannot be seen yet.",
    nobodyServes: "Not everybody who waits can be served by those on duty until {closes}, so no end of the day can be named.",
    nobodyHere: "Nobody is here, and nobody is expected before {closes}.",
    everybodyLeft: "Everybody has left.",
    notYet: "The next hours are being worked out.",
  },
  es: {
    late: "A este ritmo el último paciente se va entre las {from} y las {to}; ustedes cierran a las {closes}.",
    lateAt: "A este ritmo el último paciente se va hacia las {to}; ustedes cierran a las {closes}.",
    past: "Cerraron a las {closes}; el último paciente se va entre las {from} y las {to}.",
    pastAt: "Cerraron a las {closes}; el último paciente se va hacia las {to}.",
    inTime: "El último paciente se va entre las {from} y las {to}; ustedes cierran a las {closes}.",
    inTimeAt: "El último paciente se va hacia las {to}; ustedes cierran a las {closes}.",
    noHours: "No se dice cuándo se va el último paciente: este centro no tiene hora de cierre hoy.",
    tooEarly: "Cuándo se va el último paciente se dice más tarde: aún no se ven las llegadas hasta las {closes}.",
    nobodyServes: "Quienes están de servicio hasta las {closes} no pueden atender a todos los que esperan, así que no se puede decir cuándo acaba el día.",
    nobodyHere: "No hay nadie, y no se espera a nadie antes de las {closes}.",
    everybodyLeft: "Ya no queda nadie.",
    notYet: "Se están calculando las próximas horas.",
  },
} satisfies Words;
