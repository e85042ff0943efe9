import type { SensorKinds } from "#contract/sensors.ts";

type Kind = SensorKinds["kinds"][number];

/** Kinds in which every word of the search stands somewhere, the guesses first and otherwise in their order. */
export function foundKinds(kinds: readonly Kind[], search: string, guesses: readonly string[] = []): Kind[] {
  const words = plain(search).split(/\s+/).filter((word) => word !== "");
  const rank = (kind: Kind) => (guesses.includes(kind.id) ? guesses.indexOf(kind.id) : guesses.length);
  return kinds
    .filter((kind) => {
      const text = plain([kind.vendor, ...kind.models, kind.id, kind.says].join(" "));
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => rank(a) - rank(b));
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
