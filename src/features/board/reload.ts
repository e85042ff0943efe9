/**
 * Loads the page again, but only while the server answers: a browser that reloads into a server that is away shows a page
 * of its own, and that page never comes back by itself. Tells whether it does.
 */
export async function reloadWhenThere(): Promise<boolean> {
  const isThere = await fetch(location.href, { cache: "no-store" }).then((answer) => answer.ok, () => false);
  if (isThere) location.reload();
  return isThere;
}
