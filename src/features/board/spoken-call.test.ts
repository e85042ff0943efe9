import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { placeWords } from "#features/board/place-words.ts";
import { clipsFor, spelled } from "#features/board/spoken-call.ts";
import { languages } from "#ui/languages.ts";

const clips = JSON.parse(readFileSync("public/voices/clips.json", "utf8")) as Record<string, Record<string, [number, number]>>;

describe("spelled", () => {
  it("says the letter first and then every digit", () => {
    expect(spelled("B417")).toBe("B 4 1 7");
    expect(spelled("G-08")).toBe("G 0 8");
  });
});

describe("clipsFor", () => {
  const said = (room: string) => clipsFor({ number: "B417", room })?.slice(5);

  it("says the number and the room", () => {
    expect(clipsFor({ number: "B417", room: "Room 2" })).toEqual(["number", "B", "4", "1", "7", "goTo", "room", "2"]);
  });

  it("knows a kind of room by its name in every language", () => {
    expect(said("Zimmer 12")).toEqual(["goTo", "room", "1", "2"]);
    expect(said("Sala de tratamiento 1")).toEqual(["goTo", "treatment", "1"]);
    expect(said("Salle d'examen B")).toEqual(["goTo", "examination", "B"]);
    expect(said("غرفة 3")).toEqual(["goTo", "room", "3"]);
    expect(said("诊室3")).toEqual(["goTo", "consulting", "3"]);
    expect(said("Laboratory")).toEqual(["goTo", "laboratory"]);
    expect(said("3B")).toEqual(["goTo", "3", "B"]);
  });

  it("sends people to the screen for a name that nobody has recorded", () => {
    expect(said("Marie Curie")).toEqual(["look"]);
    expect(said("Room of Dr Ito")).toEqual(["look"]);
    expect(said("Doorway")).toEqual(["look"]);
    expect(said("")).toEqual(["look"]);
  });

  it("says nothing for a number that it cannot spell", () => {
    expect(clipsFor({ number: "Ж1", room: "Room 1" })).toBeUndefined();
  });
});

describe("the recordings", () => {
  const needed = ["number", "goTo", "look", ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", ...Object.keys(placeWords)];

  it.each(languages.map(({ code }) => code))("have every word in %s, one after another", (language) => {
    const own = clips[language] ?? {};
    expect(Object.keys(own).sort()).toEqual([...needed].sort());
    const inOrder = Object.values(own).sort(([a], [b]) => a - b);
    for (const [i, [from, seconds]] of inOrder.entries()) {
      expect(seconds).toBeGreaterThan(0.1);
      expect(seconds).toBeLessThan(3);
      if (i > 0) expect(from).toBeGreaterThanOrEqual((inOrder[i - 1]?.[0] ?? 0) + (inOrder[i - 1]?.[1] ?? 0) + 0.1);
    }
  });

  it("weigh less than a megabyte and a half together", () => {
    const bytes = languages.reduce((sum, { code }) => sum + readFileSync(`public/voices/${code}.mp3`).length, 0);
    expect(bytes).toBeLessThan(1.5 * 1024 * 1024);
  });
});
