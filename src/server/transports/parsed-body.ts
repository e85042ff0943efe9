/** JSON where it is JSON; some counters send XML or plain text, and their adapters read that. */
export function parsedBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
