/** "Main entrance" is "main-entrance", and "main-entrance-2" when that name has ever been used. */
export function idFrom(name: string, used: Iterable<string>, otherwise: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "");
  const taken = new Set(used);
  const base = plain === "" ? otherwise : plain;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}
