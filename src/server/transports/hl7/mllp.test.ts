import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameReader } from "#server/transports/hl7/mllp.ts";

const frame = (text: string) => Buffer.concat([Buffer.of(0x0b), Buffer.from(text), Buffer.of(0x1c, 0x0d)]);
const read = (chunks: Uint8Array[]) => {
  const reader = frameReader(1_000);
  return chunks.flatMap((chunk) => reader.push(chunk)).map((message) => message.toString());
};

describe("MLLP frames", () => {
  it("are found however the packets were cut and joined", () => {
    const stream = Buffer.concat([frame("MSH|one"), frame("MSH|two\rPID|1"), frame("")]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length })), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), stream.length];
        expect(read(at.slice(1).map((to, i) => stream.subarray(at[i], to)))).toEqual(["MSH|one", "MSH|two\rPID|1", ""]);
      }),
    );
  });

  it("are found between noise, and noise is no message", () => {
    expect(read([Buffer.from("\r\nGET / HTTP/1.1\r\n"), frame("A"), Buffer.of(0x1c, 0x0d, 0x00, 0xff), frame("B")])).toEqual(["A", "B"]);
  });

  it("begin anew where a sender broke off in the middle", () => {
    expect(read([Buffer.from("\x0bMSH|lost"), frame("MSH|whole")])).toEqual(["MSH|whole"]);
  });

  it("may hold the first byte of their own end", () => {
    expect(read([Buffer.from("\x0bone\x1ctwo\x1c"), Buffer.from("\x0d")])).toEqual(["one\x1ctwo"]);
  });

  it("that never end are given up at the limit, not gathered for ever", () => {
    const reader = frameReader(1_000);
    reader.push(Buffer.of(0x0b));
    expect(() => { for (let i = 0; i < 20; i++) reader.push(Buffer.alloc(100, 0x41)); }).toThrow("more than 1000 bytes");
  });

  it("of any bytes at all never throw below the limit", () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 90 }), { maxLength: 10 }), (chunks) => void read(chunks)));
  });
});
