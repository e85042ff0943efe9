import { describe, expect, it } from "vitest";
import { problemWords } from "#ui/problem-words.ts";
import { problemSays, type Problem } from "#ui/problem.ts";
import { translate } from "#ui/words.ts";

const said = (problem: Problem, language: "en" | "es" = "es") => problemSays(problem, translate(problemWords, language), language);
const called = { as: "happened", number: "B417", action: "call", by: "Ana", seconds: 3, room: "Sala 2" };

describe("what the server refuses", () => {
  it("is said in the reader's language, from its parts", () => {
    const problem = { code: "changed-meanwhile", title: "Somebody else was faster.", detail: "Ana called B417 3 seconds ago, to Sala 2.", params: called };
    expect(said(problem)).toBe("Ana llamó a B417 hace 3 segundos, a Sala 2.");
    expect(said(problem, "en")).toBe("Ana called B417 3 seconds ago, to Sala 2.");
    expect(said({ ...problem, params: { as: "happened", number: "B417", action: "step-out", seconds: 300 } })).toBe("El paciente: B417 salió un momento hace 5 minutos.");
    expect(said({ ...problem, params: { as: "happened", number: "B417", action: "reprioritise", by: "Ana", seconds: 1, state: "waiting" } })).toMatch(/^B417 [^.]+\. Ana .*B417.*\.$/);
    expect(said({ ...problem, params: { as: "stands", number: "B417", state: "in-service" } })).toBe("B417 está en atención.");
  });

  it("is said by its code alone where that is the whole of it", () => {
    expect(said({ code: "unknown-room", title: "There is no such room." })).toBe("No existe esa sala.");
    expect(said({ code: "network", title: "Anteroom cannot be reached. Check the network." })).toBe("No se puede conectar con Anteroom. Compruebe la red.");
  });

  it("stays as the server wrote it where nobody has other words, or the parts are missing", () => {
    expect(said({ code: "bad-request", title: "Something is wrong.", detail: "The report ends before it begins." })).toBe("The report ends before it begins.");
    expect(said({ code: "room-busy", title: "The room is busy.", detail: "Room 1 is with G417." })).toBe("Room 1 is with G417.");
  });

  it("says a list with the rest of it", () => {
    const params = { as: "needed-by-patients", item: "Laboratorio", numbers: "B1, B2, B3", more: 2 };
    expect(said({ code: "not-possible-now", title: "", params })).toBe("No se puede eliminar Laboratorio: B1, B2, B3 y 2 más vinieron hoy para ello. Inténtelo mañana.");
    expect(said({ code: "not-possible-now", title: "", params: { ...params, more: 0 } }, "en")).toBe("Laboratorio cannot be removed: B1, B2, B3 came for it today. Try again tomorrow.");
  });
});
