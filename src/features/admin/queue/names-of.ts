/** "GP, Blood draw": some of a list by their names. */
export function namesOf(all: readonly { id: string; name: string }[], ids: readonly string[]): string {
  return ids.flatMap((id) => all.find((one) => one.id === id)?.name ?? []).join(", ");
}
