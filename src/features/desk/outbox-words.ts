import type { Words } from "#ui/words.ts";

/** What waits for the line, in words of its own: it has not been done yet. */
export const outboxWords = {
  en: {
    checkIn: "Check in {name}",
    book: "Book {name}",
    call: "Call {number} to {room}",
    move: "{move}: {number}",
    appointment: "Appointment of {name}",
    room: "Room: {room}",
    staff: "Staff: {name}",
    other: "A change",
  },
  es: {
    checkIn: "Registrar a {name}",
    book: "Citar a {name}",
    call: "Llamar a {number} a {room}",
    move: "{move}: {number}",
    appointment: "Cita de {name}",
    room: "Sala: {room}",
    staff: "Personal: {name}",
    other: "Un cambio",
  },
} satisfies Words;
