import type { Words } from "#ui/words.ts";

export const feedbackWords = {
  en: {
    title: "What patients said",
    detail: "{count, plural, one {# answer} other {# answers}}, {mean} of 5 on average",
    byService: "Answers by day and service",
    day: "Day",
    service: "Service",
    answers: "Answers",
    mean: "Mean of 5",
    unhappy: "1 or 2 of 5",
    words: "In their own words",
    scoreOf: "{score} of 5",
    nobody: "No patient has answered yet.",
    nobodyNext: "They are asked on their own page when the visit is over. Choose more days, or hand out tickets with the code.",
    notNow: "What patients said could not be fetched.",
  },
  es: {
    title: "Lo que dijeron los pacientes",
    detail: "{count, plural, one {# respuesta} other {# respuestas}}, {mean} de 5 de media",
    byService: "Respuestas por día y servicio",
    day: "Día",
    service: "Servicio",
    answers: "Respuestas",
    mean: "Media de 5",
    unhappy: "1 o 2 de 5",
    words: "Con sus palabras",
    scoreOf: "{score} de 5",
    nobody: "Ningún paciente ha respondido todavía.",
    nobodyNext: "Se les pregunta en su página al terminar la visita. Elija más días, o entregue turnos con el código.",
    notNow: "No se pudo obtener lo que dijeron los pacientes.",
  },
} satisfies Words;
