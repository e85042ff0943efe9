/** What the server asks of the sandbox: to run a codec on a message, or without one only to see whether it loads. */
export type CodecTask = { source: string; uplink?: { fPort: number; bytes: number[]; at: number } };

export type CodecOutcome =
  | { ok: true; /** What the codec read; null when it was only loaded. */ output: Record<string, unknown> | null; warnings: string[]; milliseconds: number }
  | { ok: false; problem: CodecProblem; milliseconds: number };

/** Why a codec gave nothing, with its sentence. `line` is in the codec's own source. */
export type CodecProblem = { code: CodecProblemCode; says: string; line?: number };

export type CodecProblemCode =
  | "too-large" | "does-not-parse" | "no-decoder" | "threw" | "too-long" | "too-much-memory" | "too-deep" | "asynchronous"
  | "says-errors" | "no-object" | "output-too-large" | "broke-down" | "busy";

export type ToWorker = { id: number; task: CodecTask };
export type FromWorker = "ready" | { id: number; outcome: CodecOutcome };

export const limits = {
  sourceCharacters: 256 * 1024,
  outputCharacters: 64 * 1024,
  memoryBytes: 16 * 1024 * 1024,
  /** Far below what the WebAssembly stack holds, so that a recursion ends in an error and not in an abort. */
  stackBytes: 256 * 1024,
  /** From inside, where the interpreter asks between its own steps. */
  milliseconds: 100,
  /** From outside, for what it does within one step: filling arrays, matching expressions. */
  wallMilliseconds: 500,
} as const;
