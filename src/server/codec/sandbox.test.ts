import { afterAll, describe, expect, it } from "vitest";
import { openSandbox } from "#server/codec/sandbox.ts";
import { limits, type CodecOutcome } from "#server/codec/sandbox-messages.ts";

const sandbox = openSandbox();
afterAll(() => sandbox.close());

const uplink = { fPort: 2, bytes: [0x00, 0x0c, 0x00, 0x09, 0x5a], at: Date.UTC(2026, 0, 15, 12) };
const run = (source: string, owner = "clinic"): Promise<CodecOutcome> => sandbox.run(owner, { source, uplink });
const load = (source: string) => sandbox.run("clinic", { source });
const outputOf = (outcome: CodecOutcome) => (outcome.ok ? outcome.output : outcome.problem);
const problemOf = (outcome: CodecOutcome) => (outcome.ok ? { code: "none", says: JSON.stringify(outcome.output) } : outcome.problem);

/** Twelve in and nine out, at 90 per cent: written by hand in each of the shapes in which codecs come. */
const counted = { in: 12, out: 9, battery: 90 };
const shapes: Record<string, string> = {
  "a decodeUplink of TS013": "function decodeUplink(input) { var b = input.bytes; return { data: { in: b[0] << 8 | b[1], out: b[2] << 8 | b[3], battery: b[4] } }; }",
  "a decodeUplink that is a constant": "const decodeUplink = ({ bytes: b }) => ({ data: { in: b[0] << 8 | b[1], out: b[2] << 8 | b[3], battery: b[4] } });",
  "a Decode of ChirpStack v3": "function Decode(fPort, bytes) { return fPort === 2 ? { in: bytes[1], out: bytes[3], battery: bytes[4] } : {}; }",
  "a Decoder of The Things Network v2": "function Decoder(bytes, port) { return port === 2 ? { in: bytes[1], out: bytes[3], battery: bytes[4] } : {}; }",
  "module.exports": "module.exports = { decodeUplink: function (input) { return { data: { in: input.bytes[1], out: input.bytes[3], battery: input.bytes[4] } }; } };",
  "a function as module.exports": "module.exports = function (input) { return { data: { in: input.bytes[1], out: input.bytes[3], battery: input.bytes[4] } }; };",
  "exports": "exports.decodeUplink = (input) => ({ data: { in: input.bytes[1], out: input.bytes[3], battery: input.bytes[4] } });",
  "an ES module": "export function decodeUplink(input) { return { data: { in: input.bytes[1], out: input.bytes[3], battery: input.bytes[4] } }; }",
  "Buffer, as for ThingPark": "function decodeUplink(input) { const b = Buffer.from(input.bytes); return { data: { in: b.readUInt16BE(0), out: b.readUInt16BE(2), battery: b.readUInt8(4) } }; }",
  "Buffer and hexadecimal": "function decodeUplink(input) { const h = Buffer.from(input.bytes).toString('hex'); const b = Buffer.from(h, 'hex'); return { data: { in: parseInt(h.slice(0, 4), 16), out: b.slice(2, 4).readUInt16BE(), battery: b.readInt8(4) } }; }",
};

describe("a codec", () => {
  it.each(Object.entries(shapes))("may be %s", async (_, source) => {
    expect(outputOf(await run(source))).toEqual(counted);
    expect(await load(source)).toMatchObject({ ok: true, output: null });
  });

  it("is told the port and the time of receipt", async () => {
    const source = "function decodeUplink({ fPort, recvTime }) { return { data: { fPort, at: recvTime.toISOString() } }; }";
    expect(outputOf(await run(source))).toEqual({ fPort: 2, at: "2026-01-15T12:00:00.000Z" });
  });

  it("may warn", async () => {
    expect(await run("function decodeUplink() { return { data: { in: 1 }, warnings: ['battery low'] }; }")).toMatchObject({ ok: true, warnings: ["battery low"] });
  });

  it("may speak to the console, which says nothing", async () => {
    expect(outputOf(await run("console.log('hello'); function decodeUplink() { console.error(1); return { data: { in: 1 } }; }"))).toEqual({ in: 1 });
  });

  it("gives what is no number as a word, so that it is not taken for an absent field", async () => {
    expect(outputOf(await run("function decodeUplink() { return { data: { in: 0 / 0, out: 1 / 0, none: undefined, empty: null } }; }"))).toEqual({ in: "NaN", out: "Infinity", empty: null });
  });

  it("finds nothing of what an earlier message left behind", async () => {
    const source = "globalThis.seen = (globalThis.seen || 0) + 1; function decodeUplink() { return { data: { seen: globalThis.seen } }; }";
    await run(source);
    expect(outputOf(await run(source))).toEqual({ seen: 1 });
  });

  it("reads numbers of every width out of a Buffer", async () => {
    const source = `function decodeUplink() {
      const b = Buffer.from("ff0080fe7f010203c0480000", "hex");
      return { data: { i8: b.readInt8(0), u8: b.readUint8(0), u16le: b.readUInt16LE(2), i16be: b.readInt16BE(2), u32be: b.readUInt32BE(4), i32le: b.readInt32LE(0), u24: b.readUIntBE(5, 3), f: b.readFloatBE(8),
        base64: Buffer.from("AQID", "base64").toString("hex"), back: Buffer.from([1, 2, 3]).toString("base64"), utf8: Buffer.from("é").toString("hex"), text: Buffer.from([0xc3, 0xa9]).toString(),
        length: Buffer.byteLength("é"), joined: Buffer.concat([Buffer.from([1]), Buffer.alloc(2, 7)]).toString("hex"), is: Buffer.isBuffer(b) } };
    }`;
    expect(outputOf(await run(source))).toEqual({
      i8: -1, u8: 255, u16le: 0xfe80, i16be: -32514, u32be: 0x7f010203, i32le: -25165569, u24: 0x010203, f: -3.125,
      base64: "010203", back: "AQID", utf8: "c3a9", text: "é", length: 2, joined: "010707", is: true,
    });
  });
});

describe("a codec that cannot be used", () => {
  it.each([
    ["does-not-parse", "function decodeUplink(input) {\n  return { data: { };\n}", /^The codec is not valid JavaScript: SyntaxError: .*\(line 2\)\.$/],
    ["no-decoder", "function decode() {}", /^The codec defines no function decodeUplink/],
    ["no-decoder", "", /^The codec defines no function decodeUplink/],
    ["threw", "throw new Error('not today');", /^The codec failed as it was loaded: Error: not today \(line 1\)\.$/],
    ["threw", "\nrequire('fs');\nfunction decodeUplink() {}", /^The codec failed as it was loaded: ReferenceError: 'require' is not defined \(line 2\)\.$/],
    ["does-not-parse", "import fs from 'fs';\nexport function decodeUplink() {}", /./],
    ["too-large", `//${"x".repeat(limits.sourceCharacters)}`, /^The codec is longer than 256 kB\.$/],
  ])("is refused as it is loaded: %s", async (code, source, says) => {
    const problem = problemOf(await load(source));
    expect(problem.says).toMatch(says);
    if (!source.startsWith("import")) expect(problem.code).toBe(code);
  });

  it.each([
    ["threw", "function decodeUplink(input) {\n  return input.bytes.missing.field;\n}", /^The codec failed on this message: TypeError: .*\(line 2\)\.$/],
    ["threw", "function decodeUplink() { throw 'a word'; }", /^The codec failed on this message: a word\.$/],
    ["threw", "function decodeUplink() { throw null; }", /^The codec failed on this message: null\.$/],
    ["says-errors", "function decodeUplink() { return { errors: ['unknown port', 7] }; }", /^The codec says: unknown port; 7$/],
    ["no-object", "function decodeUplink() {}", /^The codec gave no object, but undefined\.$/],
    ["no-object", "function decodeUplink() { return [1]; }", /^The codec gave no object, but a list\.$/],
    ["no-object", "function decodeUplink() { return { data: 7 }; }", /^The codec gave no data/],
    ["no-object", "function decodeUplink() { const a = {}; a.a = a; return { data: a }; }", /^What the codec gave cannot be written as JSON: circular reference\.$/],
    ["asynchronous", "async function decodeUplink() { return { data: {} }; }", /promise/],
    ["output-too-large", "function decodeUplink() { return { data: { a: 'x'.repeat(100000) } }; }", /^The codec's output is 98 kB long; 64 kB are allowed\.$/],
  ])("fails on a message with its sentence: %s", async (code, source, says) => {
    const problem = problemOf(await run(source));
    expect(problem.says).toMatch(says);
    expect(problem.code).toBe(code);
  });
});

describe("a hostile codec", () => {
  const inDecoder = (body: string) => `function decodeUplink(input) { ${body} }`;
  const honest = shapes["a decodeUplink of TS013"] as string;

  it.each<[string, string | RegExp, string]>([
    ["an endless loop", "too-long", inDecoder("for (;;);")],
    ["an endless loop while it is loaded", "too-long", "for (;;);"],
    ["a loop that catches its own end", "too-long", inDecoder("for (;;) { try { for (;;); } catch (e) {} finally { for (;;); } }")],
    ["a catastrophic expression", "too-long", inDecoder("return { data: { x: /^(a+)+$/.test('a'.repeat(40) + 'b') } };")],
    ["a getter that does not come back", "too-long", inDecoder("return { data: { get in() { for (;;); } } };")],
    ["a toJSON that does not come back", "too-long", inDecoder("Object.prototype.toJSON = function () { for (;;); }; return { data: { in: 1 } };")],
    ["a proxy that does not come back", "too-long", inDecoder("return new Proxy({}, { get() { for (;;); }, ownKeys() { for (;;); } });")],
    ["a decoder that is a getter", "too-long", "Object.defineProperty(globalThis, 'decodeUplink', { get() { for (;;); } });"],
    ["a bomb of objects", /too-much-memory|too-long/, inDecoder("const a = []; for (;;) a.push({ a: [1, 2, 3], b: 'x' + a.length });")],
    ["a bomb of text", "too-much-memory", inDecoder("let s = 'x'.repeat(1000); for (;;) s += s;")],
    ["a bomb of bytes", "too-much-memory", inDecoder("return { data: { a: new Uint8Array(1e9).length } };")],
    ["a recursion", "too-deep", inDecoder("return decodeUplink(input);")],
    ["a recursion within JSON", /too-deep|no-object|too-long/, inDecoder("let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return { data: { a } };")],
    ["a recursion within an expression", /too-deep|threw|too-long|no-object|broke-down/, inDecoder("return { data: { x: new RegExp('('.repeat(50000) + ')'.repeat(50000)).test('') } };")],
    ["seconds within one step", /too-long|too-much-memory/, inDecoder("let a = new Array(1e5).fill(0); for (;;) a = a.map((x) => new Array(1e5).fill(x)).flat();")],
    ["a sort that never ends", /too-long|too-much-memory/, inDecoder("for (;;) new Array(1e6).fill('x'.repeat(1e4)).sort().join('').split('').reverse().indexOf('y');")],
    ["a search in one step", "too-long", inDecoder("const s = 'a'.repeat(4e6); for (;;) s.lastIndexOf('a'.repeat(2e6) + 'b');")],
  ])("with %s is stopped, and only it", async (_what, code, source) => {
    const since = performance.now();
    const problem = problemOf(await run(source));
    expect(problem.code).toMatch(code);
    expect(problem.says).toMatch(/\.$/);
    // A fresh thread may have to start for the next; the hostile one itself was ended long before.
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(outputOf(await run(honest))).toEqual(counted);
  });

  it.each([
    ["process", "typeof process"],
    ["require", "typeof require"],
    ["fetch", "typeof fetch"],
    ["WebAssembly", "typeof WebAssembly"],
    ["setTimeout", "typeof setTimeout"],
    ["std and os of the interpreter", "typeof std + typeof os"],
    ["process by the constructor of a function", "globalThis.constructor.constructor('return typeof process + typeof require')()"],
    ["process by the constructor of its input", "input.constructor.constructor('return typeof process')()"],
    ["process by the constructor of the decoder's caller", "(function () { return typeof arguments.callee.caller; })()"],
    ["process by eval", "(0, eval)('typeof process')"],
  ])("does not find %s", async (_, expression) => {
    const outcome = await run(inDecoder(`return { data: { found: String(${expression}) } };`));
    expect(JSON.stringify(outputOf(outcome))).not.toMatch(/object|function(?!-)/);
  });

  it("cannot import anything", async () => {
    expect(problemOf(await run("async function f() { return import('fs'); } function decodeUplink() { return f(); }")).code).toBe("asynchronous");
    expect(problemOf(await load("import { readFileSync } from 'node:fs'; export function decodeUplink() { return { data: { a: readFileSync('/etc/passwd') } }; }")).code).not.toBe("none");
  });

  it("changes no prototype but its own", async () => {
    const source = "Object.prototype.polluted = 1; Array.prototype.push = null; JSON.stringify = () => '{}'; Object.defineProperty = null; function decodeUplink() { return { data: JSON.parse('{\"__proto__\": {\"polluted\": 2}, \"constructor\": {\"prototype\": {\"polluted\": 3}}, \"in\": 4}') }; }";
    const outcome = await run(source);
    expect(outcome).toMatchObject({ ok: true, output: { in: 4 } });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(outputOf(await run(honest))).toEqual(counted);
  });

  it("keeps no other clinic waiting: it never holds both workers", async () => {
    const hostile = Array.from({ length: 6 }, () => run(inDecoder("let a = new Array(1e5).fill(0); for (;;) a = a.map((x) => new Array(1e5).fill(x)).flat();"), "hostile"));
    let stopped = 0;
    for (const one of hostile) void one.then(() => stopped++);
    expect(outputOf(await run(honest, "another"))).toEqual(counted);
    expect(stopped).toBeLessThan(6);
    await Promise.all(hostile);
  });

  it("leaves the house as large as before, after hundreds of interpreters", { timeout: 60_000 }, async () => {
    for (let i = 0; i < 100; i++) await run(honest);
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 400; i++) await run(honest);
    // Each of them may take 16 MB.
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(150);
  });
});
