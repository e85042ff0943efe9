/** JSON with a line for each field; anything else as it is. */
export function readablePayload(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
