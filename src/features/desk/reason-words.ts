import type { Words } from "#ui/words.ts";

/** Reasons that the house gives by itself: why somebody is asked to the desk, has gone, or is out. */
export const reasonWords = {
  en: {
    closed: "the clinic closed",
    "will-be-late": "will be late",
    "says-urgent": "says that it is urgent",
    "same-name": "may be here twice: same name as {about}",
    "no-name": "who is it? {about} sent no name",
    "no-service": "which service? {about} sent none",
    "unknown-service": "which service? “{about}” is not one of ours",
  },
  es: {
    closed: "el centro cerró",
    "will-be-late": "llegará más tarde",
    "says-urgent": "dice que es urgente",
    "same-name": "puede estar dos veces: mismo nombre que {about}",
    "no-name": "¿quién es? {about} no envió el nombre",
    "no-service": "¿qué servicio? {about} no envió ninguno",
    "unknown-service": "¿qué servicio? «{about}» no es de los nuestros",
  },
} satisfies Words;
