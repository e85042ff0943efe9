import { readablePayload } from "#features/admin/sensors/readable-payload.ts";

/** A message as it came; what is JSON is laid out to be read. */
export function Payload({ text, label }: { text: string; label: string }) {
  return (
    <pre role="region" aria-label={label} tabIndex={0} className="max-h-72 overflow-auto rounded-md border border-hairline bg-raised px-3 py-2 font-mono text-xs leading-5 whitespace-pre-wrap wrap-anywhere">
      {readablePayload(text)}
    </pre>
  );
}
