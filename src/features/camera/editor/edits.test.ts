import { describe, expect, it } from "vitest";
import { cameraDrawing } from "#contract/camera.ts";
import { mostLines, moved, newId, nextArea, nextLine, turnedRound, withArea, withCorner, withLine, withoutGrip, type Sketch } from "#features/camera/editor/edits.ts";

const aLine = (id = "door") => ({ id, name: "Door", from: { x: 0.1, y: 0.5 }, to: { x: 0.9, y: 0.5 }, door: null });
const anArea = { id: "chairs", name: "Chairs", corners: [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }], zoneId: null };
const empty: Sketch = { lines: [], areas: [] };

describe("a drawing", () => {
  it("has its points moved, never out of the picture", () => {
    const sketch = moved(withArea(withLine(empty, aLine()), anArea), { id: "door", point: 1 }, { x: 2, y: 0.25 });
    expect(sketch.lines[0]).toMatchObject({ from: { x: 0.1, y: 0.5 }, to: { x: 1, y: 0.25 } });
    expect(sketch.areas[0]).toEqual(anArea);
  });

  it("gets a corner half-way to the next, also between the last and the first", () => {
    const sketch = withCorner(withArea(empty, anArea), { id: "chairs", point: 2 });
    expect(sketch.areas[0]?.corners[3]).toEqual({ x: 0.5, y: 0.5 });
  });

  it("loses a corner, and the whole area with the third last", () => {
    const four = withCorner(withArea(empty, anArea), { id: "chairs", point: 0 });
    const three = withoutGrip(four, { id: "chairs", point: 1 });
    expect(three.areas[0]?.corners).toEqual(anArea.corners);
    expect(withoutGrip(three, { id: "chairs", point: 0 }).areas).toEqual([]);
  });

  it("loses a line with either of its ends", () => {
    expect(withoutGrip(withLine(empty, aLine()), { id: "door", point: 0 }).lines).toEqual([]);
  });

  it("turns a line round against its door, or by itself where it has none", () => {
    const door = { doorId: "main", reversed: false };
    expect(turnedRound(withLine(empty, { ...aLine(), door }), "door").lines[0]).toEqual({ ...aLine(), door: { doorId: "main", reversed: true } });
    expect(turnedRound(withLine(empty, aLine()), "door").lines[0]).toMatchObject({ from: { x: 0.9, y: 0.5 }, to: { x: 0.1, y: 0.5 } });
  });

  it("always fits the contract, however much is added", () => {
    let sketch = empty;
    for (let i = 0; i < 12; i++) {
      sketch = withLine(sketch, { ...aLine(newId("line")), ...nextLine(sketch) });
      sketch = withArea(sketch, { ...anArea, id: newId("area"), corners: nextArea(sketch) });
    }
    for (let i = 0; i < 30; i++) sketch = withCorner(sketch, { id: sketch.areas[0]?.id ?? "", point: 0 });
    expect(sketch.lines).toHaveLength(mostLines);
    const drawing = { source: { kind: "device", deviceId: null }, ...sketch, detectionsPerSecond: 5, leastScore: null };
    expect(cameraDrawing.safeParse(drawing).error).toBeUndefined();
  });
});
