/** Invented. Any likeness to a patient is chance. */
export function patientName(next: () => number): string {
  return `${first[Math.floor(next() * first.length)]} ${last[Math.floor(next() * last.length)]}`;
}

const first = [
  "Amara", "Anton", "Aylin", "Beatriz", "Ben", "Carla", "Chen", "Dalia", "David", "Elif", "Emil", "Farid", "Fiona", "Greta", "Hana", "Hugo",
  "Ines", "Ivan", "Jamal", "Julia", "Kofi", "Lara", "Leon", "Lucia", "Mai", "Marco", "Mira", "Nadia", "Noah", "Olga", "Omar", "Paula",
  "Pavel", "Rosa", "Samir", "Sofia", "Tariq", "Tessa", "Uma", "Viktor", "Wanda", "Yara", "Yusuf", "Zoe",
];

const last = [
  "Abe", "Almeida", "Andersen", "Bauer", "Bello", "Bianchi", "Castro", "Dahl", "Demir", "Diaz", "Dubois", "Eriksen", "Fischer", "Fuentes",
  "Garcia", "Gupta", "Haas", "Hassan", "Horvath", "Ivanova", "Jansen", "Kaya", "Keller", "Kim", "Kovac", "Lopez", "Martin", "Meyer",
  "Moreau", "Mwangi", "Nguyen", "Novak", "Okoye", "Olsen", "Park", "Pereira", "Petrov", "Rao", "Ricci", "Santos", "Sato", "Schmid",
  "Silva", "Singh", "Suzuki", "Tanaka", "Torres", "Vogel", "Weiss", "Yilmaz",
];
