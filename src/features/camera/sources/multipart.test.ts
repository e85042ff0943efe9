import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundaryOf, multipart } from "#features/camera/sources/multipart.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const text = (part: Uint8Array) => String.fromCharCode(...part);

/** What a camera sends, cut at these places. */
function parts(boundary: string, stream: string, cuts: number[] = []): string[] {
  const reader = multipart(boundary);
  const edges = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length];
  return edges.slice(1).flatMap((to, i) => reader.take(bytes(stream.slice(edges[i], to)))).map(text);
}

const withLength = (...pictures: string[]) => pictures.map((p) => `\r\n--cam\r\nContent-Type: image/jpeg\r\nContent-Length: ${p.length}\r\n\r\n${p}`).join("");
const withoutLength = (...pictures: string[]) => `${pictures.map((p) => `--cam\r\nContent-Type: image/jpeg\r\n\r\n${p}\r\n`).join("")}--cam\r\n`;

describe("pictures one after another", () => {
  it("are told apart by their length", () => {
    expect(parts("cam", withLength("first", "second"))).toEqual(["first", "second"]);
  });

  it("are told apart by the boundary where no length is told", () => {
    expect(parts("cam", withoutLength("first", "second"))).toEqual(["first", "second"]);
  });

  it("come through whole in whatever pieces the network delivers them", () => {
    const pictures = ["a\r\nb", "--ca", "\n\n", "x".repeat(200), "\r\n--c"];
    fc.assert(
      fc.property(fc.array(fc.nat(2_000), { maxLength: 60 }), fc.boolean(), (cuts, isLengthTold) => {
        expect(parts("cam", isLengthTold ? withLength(...pictures) : withoutLength(...pictures), cuts)).toEqual(pictures);
      }),
    );
  });

  it("come through one byte at a time", () => {
    const stream = withoutLength("first", "second");
    expect(parts("cam", stream, Array.from(stream, (_, i) => i))).toEqual(["first", "second"]);
  });

  it("may hold the boundary itself when their length is told", () => {
    expect(parts("cam", withLength("one --cam two", "three"))).toEqual(["one --cam two", "three"]);
  });

  it("are found after words that are no part, and with bare line ends", () => {
    expect(parts("cam", "hello\n--cam\nContent-Type: image/jpeg\n\nfirst\n--cam\n")).toEqual(["first"]);
  });

  it("are found when the camera announces its boundary with the dashes", () => {
    expect(parts("--cam", withLength("first"))).toEqual(["first"]);
  });

  it("are refused when a length is absurd", () => {
    expect(() => parts("cam", "--cam\r\nContent-Length: 99999999999\r\n\r\n")).toThrow(/too large/);
  });
});

describe("the boundary", () => {
  it("is read with and without quotes", () => {
    expect(boundaryOf("multipart/x-mixed-replace; boundary=cam")).toBe("cam");
    expect(boundaryOf('multipart/x-mixed-replace;boundary="my cam"; charset=x')).toBe("my cam");
  });

  it("of anything else is none", () => {
    expect(boundaryOf("image/jpeg")).toBeNull();
    expect(boundaryOf("multipart/x-mixed-replace")).toBeNull();
    expect(boundaryOf(null)).toBeNull();
  });
});
