/** The address to go on to after signing in, if it is one of ours; anything that could lead elsewhere is dropped. */
export function localPath(wished: string | string[] | undefined): string | null {
  if (typeof wished !== "string" || !wished.startsWith("/")) return null;
  // Browsers read "//host" and "/\host" as another site, and drop tabs and line breaks first.
  return /^\/[/\\]|[\u0000-\u001f\\]/.test(wished) || wished.startsWith("/sign-in") ? null : wished;
}
