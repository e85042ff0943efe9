import { performance } from "node:perf_hooks";
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC, type QuickJSContext, type QuickJSHandle, type QuickJSWASMModule } from "quickjs-emscripten";
import { inside } from "#server/codec/inside.ts";
import { limits, type CodecOutcome, type CodecProblem, type CodecTask } from "#server/codec/sandbox-messages.ts";

/**
 * Runs a codec once, in an interpreter that is made for this and thrown away: WebAssembly without a single import that
 * reaches a file, a socket or a process. Nothing that one codec does is there for the next.
 */
export async function runCodec(interpreter: WebAssembly.Module, task: CodecTask): Promise<CodecOutcome> {
  const since = performance.now();
  const result = await attempt(interpreter, task);
  const milliseconds = Math.round((performance.now() - since) * 10) / 10;
  return "code" in result ? { ok: false, problem: result, milliseconds } : { ok: true, ...result, milliseconds };
}

type Read = { output: Record<string, unknown> | null; warnings: string[] };

async function attempt(interpreter: WebAssembly.Module, task: CodecTask): Promise<Read | CodecProblem> {
  if (task.source.length > limits.sourceCharacters) return { code: "too-large", says: `The codec is longer than ${limits.sourceCharacters / 1024} kB.` };
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmModule: interpreter }));
  try {
    return within(quickjs, task);
  } catch {
    // The interpreter itself fell, by an abort or by writing where there is no memory.
    return { code: "broke-down", says: "The codec brought its interpreter down. It was stopped." };
  }
}

function within(quickjs: QuickJSWASMModule, { source, uplink }: CodecTask): Read | CodecProblem {
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(limits.memoryBytes);
  runtime.setMaxStackSize(limits.stackBytes);
  const vm = runtime.newContext();
  const run = vm.unwrapResult(vm.evalCode(inside, "anteroom.js"));

  const deadline = performance.now() + limits.milliseconds;
  let isLate = false;
  runtime.setInterruptHandler(() => (isLate ||= performance.now() > deadline));
  const problem = (error: QuickJSHandle, otherwise: (text: string) => CodecProblem) => (isLate ? tooLong : problemOf(vm, error, otherwise));
  const found = findDecoder(vm, source, problem);
  // A codec may define its decoder by a getter that does not come back.
  if ("code" in found) return isLate ? tooLong : found;
  if (!uplink) return { output: null, warnings: [] };

  const { decoder, convention } = found;
  const args = [decoder, vm.newString(convention), vm.newNumber(uplink.fPort), vm.newString(JSON.stringify(uplink.bytes)), vm.newNumber(uplink.at), vm.newNumber(limits.outputCharacters)];
  const called = vm.callFunction(run, vm.undefined, ...args);
  if (called.error) return problem(called.error, (text) => ({ code: "threw", says: `The codec failed on this message: ${text}` }));
  // Neither the interpreter nor its memory is used again, so nothing needs to be given back handle by handle.
  return judge(vm.getString(called.value), convention);
}

export const tooLong: CodecProblem = { code: "too-long", says: `The codec ran longer than ${limits.milliseconds} ms and was stopped.` };

type Convention = "decodeUplink" | "Decode" | "Decoder";
type Found = { decoder: QuickJSHandle; convention: Convention };

/** Where codecs keep their decoder: TS013, ChirpStack v3, The Things Network v2; global, exported, or of a module. */
function findDecoder(vm: QuickJSContext, source: string, problem: (error: QuickJSHandle, otherwise: (text: string) => CodecProblem) => CodecProblem): Found | CodecProblem {
  const unreadable = (text: string): CodecProblem => ({ code: "does-not-parse", says: `The codec is not valid JavaScript: ${text}` });
  const compiled = vm.evalCode(source, file, { compileOnly: true });
  const isModule = compiled.error !== undefined && /^\s*(export|import)\b/m.test(source);
  if (compiled.error && !isModule) return problem(compiled.error, unreadable);
  const evaluated = vm.evalCode(source, file, { type: isModule ? "module" : "global" });
  if (evaluated.error) return problem(evaluated.error, (text) => (text.startsWith("SyntaxError") ? unreadable(text) : { code: "threw", says: `The codec failed as it was loaded: ${text}` }));

  const candidates: [Convention, () => QuickJSHandle | undefined][] = [
    ...(isModule ? (["decodeUplink", "Decode", "Decoder"] as const).map((name): [Convention, () => QuickJSHandle] => [name, () => vm.getProp(evaluated.value, name)]) : []),
    ["decodeUplink", () => valueOf(vm, "typeof decodeUplink === 'function' ? decodeUplink : module.exports.decodeUplink || exports.decodeUplink")],
    ["Decode", () => valueOf(vm, "typeof Decode === 'function' ? Decode : module.exports.Decode || exports.Decode")],
    ["Decoder", () => valueOf(vm, "typeof Decoder === 'function' ? Decoder : module.exports.Decoder || exports.Decoder")],
    ["decodeUplink", () => valueOf(vm, "module.exports.default || module.exports")],
  ];
  for (const [convention, get] of candidates) {
    const decoder = get();
    if (decoder && vm.typeof(decoder) === "function") return { decoder, convention };
  }
  return { code: "no-decoder", says: "The codec defines no function decodeUplink(input), Decode(fPort, bytes) or Decoder(bytes, port)." };
}

const file = "codec.js";

/** `undefined` when even asking for it throws: a codec may have put anything in place of its exports. */
function valueOf(vm: QuickJSContext, expression: string): QuickJSHandle | undefined {
  const result = vm.evalCode(expression, "anteroom.js");
  if (!result.error) return result.value;
  return undefined;
}

function problemOf(vm: QuickJSContext, error: QuickJSHandle, otherwise: (text: string) => CodecProblem): CodecProblem {
  let thrown: unknown;
  try {
    thrown = vm.dump(error);
  } catch {
    thrown = undefined;
  }
  const { name, message, stack } = (typeof thrown === "object" && thrown !== null ? thrown : {}) as Record<string, unknown>;
  const line = Number(/codec\.js:(\d+)/.exec(typeof stack === "string" ? stack.slice(0, 2_000) : "")?.[1]);
  const at = Number.isInteger(line) ? { line } : {};
  if (message === "out of memory" || message === "string too long") return { code: "too-much-memory", says: `The codec used more than ${limits.memoryBytes / 1024 / 1024} MB of memory and was stopped.`, ...at };
  if (name === "InternalError" && message === "stack overflow") return { code: "too-deep", says: "The codec calls itself too deeply and was stopped.", ...at };
  const text = typeof message === "string" ? `${typeof name === "string" ? `${name}: ` : ""}${message}` : typeof thrown === "string" ? thrown : (JSON.stringify(thrown) ?? "an error without words");
  return { ...otherwise(`${text.slice(0, 300)}${"line" in at ? ` (line ${line})` : ""}.`.replace(/\.\.$/, ".")), ...at };
}

/** What the codec gave, as `inside` has written it. */
function judge(written: string, convention: Convention): Read | CodecProblem {
  const text = written.slice(1);
  switch (written[0]) {
    case "J":
      return judgeResult(JSON.parse(text) as Record<string, unknown>, convention);
    case "P":
      return { code: "asynchronous", says: "The codec answers with a promise. It must answer at once: there is nothing to wait for in here." };
    case "L":
      return { code: "output-too-large", says: `The codec's output is ${Math.round(Number(text) / 1024)} kB long; ${limits.outputCharacters / 1024} kB are allowed.` };
    case "C":
      return { code: "no-object", says: `What the codec gave cannot be written as JSON: ${text}.` };
    default:
      return { code: "no-object", says: `The codec gave no object, but ${text}.` };
  }
}

function judgeResult(result: Record<string, unknown>, convention: Convention): Read | CodecProblem {
  if (convention !== "decodeUplink") return { output: result, warnings: [] };
  const errors = sentences(result.errors);
  if (errors.length > 0) return { code: "says-errors", says: `The codec says: ${errors.join("; ")}` };
  const { data } = result;
  if (typeof data !== "object" || data === null || Array.isArray(data)) return { code: "no-object", says: "The codec gave no data: expected an object with the field data." };
  return { output: data as Record<string, unknown>, warnings: sentences(result.warnings) };
}

function sentences(said: unknown): string[] {
  const list = Array.isArray(said) ? said : said === undefined || said === null || said === "" ? [] : [said];
  return list.slice(0, 5).map((item) => (typeof item === "string" ? item : (JSON.stringify(item) ?? "")).slice(0, 200));
}
