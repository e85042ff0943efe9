import fc from "fast-check";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, it } from "vitest";
import { count, freshCounter, type Count, type Counter } from "#domain/occupancy/count.ts";
import type { ThermalReading } from "#domain/occupancy/reading.ts";
import { countThermal } from "#domain/occupancy/thermal/count-thermal.ts";

const noon = Date.UTC(2026, 0, 15, 12);

type Place = { x: number; y: number };
type Scene = {
  width?: number;
  height?: number;
  hertz?: number;
  seconds: number;
  /** Where in the picture (0 to 1) each person is after so many seconds; `undefined` when they are not in it. */
  people?: ((seconds: number) => Place | undefined)[];
  /** Standard deviation of each pixel, and what else it shows, in degrees. */
  noise?: number;
  place?: (seconds: number, x: number, y: number) => number;
  seed?: number;
};

type Frame = ThermalReading["frames"][number];

/** A floor of 21 degrees with people on it who are 5 degrees warmer, each a quarter of the picture wide. */
function frames({ width = 8, height = 8, hertz = 10, seconds, people = [], noise = 0.3, place = () => 0, seed = 1 }: Scene): Frame[] {
  const random = xoroshiro128plus(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniformFloat64(random))) * Math.cos(2 * Math.PI * uniformFloat64(random));
  return Array.from({ length: Math.round(seconds * hertz) }, (_, i) => {
    const t = i / hertz;
    const here = people.map((person) => person(t)).filter((p) => p !== undefined);
    const celsius = Array.from({ length: width * height }, (_, pixel) => {
      const [x, y] = [((pixel % width) + 0.5) / width, (Math.floor(pixel / width) + 0.5) / height];
      const warmth = here.map((p) => 5 * Math.exp(-((p.x - x) ** 2 + (p.y - y) ** 2) / (2 * 0.11 ** 2)));
      const degrees = 21 + place(t, x, y) + Math.max(0, ...warmth) + noise * normal();
      return Math.round(4 * degrees) / 4;
    });
    return { at: noon + Math.round(t * 1000), celsius };
  });
}

/** Enters the picture at `from` seconds, and crosses it within `takes`, from left to right unless it says otherwise. */
function walker(from: number, { takes = 1.6, y = 0.5, back = false } = {}): (seconds: number) => Place | undefined {
  return (seconds) => {
    const share = (seconds - from) / takes;
    const x = -0.2 + 1.4 * (back ? 1 - share : share);
    return share < 0 || share > 1 ? undefined : { x, y };
  };
}

/** Goes through places at moments, in a straight line between two. */
function along(...steps: [seconds: number, x: number][]): (seconds: number) => Place | undefined {
  return (seconds) => {
    const next = steps.findIndex(([at]) => at > seconds);
    const [a, b] = [steps[next - 1], steps[next]];
    if (!a || !b) return undefined;
    return { x: a[1] + ((seconds - a[0]) / (b[0] - a[0])) * (b[1] - a[1]), y: 0.5 };
  };
}

function messages(all: Frame[], size: { width?: number; height?: number } = {}, each = 10, where: Partial<ThermalReading> = { line: "door" }): ThermalReading[] {
  return Array.from({ length: Math.ceil(all.length / each) }, (_, i): ThermalReading => {
    const some = all.slice(i * each, (i + 1) * each);
    return { kind: "thermal", ...where, at: some.at(-1)?.at ?? 0, width: size.width ?? 8, height: size.height ?? 8, axis: where.axis ?? "x", frames: some };
  });
}

function countsOf(readings: ThermalReading[]): { counts: Count[]; counter: Counter; troubles: string[] } {
  let counter = freshCounter;
  let troubles: string[] = [];
  const counts = readings.flatMap((reading) => {
    const step = count(counter, reading);
    // As it comes back from the disk.
    counter = JSON.parse(JSON.stringify(step.counter)) as Counter;
    troubles = step.troubles ?? [];
    return step.counts;
  });
  return { counts, counter, troubles };
}

function crossed(readings: ThermalReading[]): { in: number; out: number } {
  const sum = { in: 0, out: 0 };
  for (const c of countsOf(readings).counts) {
    if (c.type !== "crossed") continue;
    sum.in += c.in;
    sum.out += c.out;
  }
  return sum;
}

function levels(readings: ThermalReading[]): number[] {
  return countsOf(readings).counts.flatMap((c) => (c.type === "level" ? [c.people] : []));
}

const nobody = { in: 0, out: 0 };
const minute = 60;

describe("people who walk through a warm picture", () => {
  it("are counted in to the right and out to the left, when they are past the line", () => {
    const scene = frames({ seconds: 12, people: [walker(3), walker(7, { back: true })] });
    const { counts } = countsOf(messages(scene));
    expect(counts).toMatchObject([{ type: "crossed", line: "door", in: 1, out: 0 }, { type: "crossed", line: "door", in: 0, out: 1 }]);
    // Half of the way from -0.2 to 1.2 takes 0.8 of 1.6 seconds.
    for (const [i, seconds] of [3.8, 7.8].entries()) expect(Math.abs((counts[i]?.at ?? 0) - (noon + seconds * 1000))).toBeLessThan(300);
  });

  it("are counted down and up where that is how they walk", () => {
    const turned = frames({ seconds: 12, people: [walker(3), walker(7)] }).map(({ at, celsius }) => ({ at, celsius: celsius.map((_, i) => celsius[(i % 8) * 8 + Math.floor(i / 8)] as number) }));
    expect(crossed(messages(turned, {}, 10, { line: "door", axis: "y" }))).toEqual({ in: 2, out: 0 });
    expect(crossed(messages(turned, {}, 10, { line: "door", axis: "x" }))).toEqual(nobody);
  });

  it("are counted in a picture of 32 x 24", () => {
    const size = { width: 32, height: 24 };
    const scene = frames({ ...size, seconds: 12, people: [walker(3), walker(7, { back: true }), walker(9)] });
    expect(crossed(messages(scene, size))).toEqual({ in: 2, out: 1 });
  });

  it.each([2, 4, 8, 16])("are counted at %i frames a second", (hertz) => {
    const people = [walker(4), walker(9, { back: true }), walker(14), walker(19)];
    expect(crossed(messages(frames({ hertz, seconds: 25, people })))).toEqual({ in: 3, out: 1 });
  });

  it("are counted when each frame is a message of its own", () => {
    expect(crossed(messages(frames({ seconds: 8, people: [walker(3)] }), {}, 1))).toEqual({ in: 1, out: 0 });
  });

  it("are two when they walk side by side", () => {
    const people = [walker(3, { y: 0.2 }), walker(3.1, { y: 0.8 })];
    expect(crossed(messages(frames({ seconds: 8, people })))).toEqual({ in: 2, out: 0 });
  });

  it("are two when one follows the other", () => {
    expect(crossed(messages(frames({ seconds: 10, people: [walker(3), walker(4)] })))).toEqual({ in: 2, out: 0 });
  });

  it("are one in and one out when they pass each other", () => {
    const people = [walker(3, { y: 0.2 }), walker(3, { y: 0.8, back: true })];
    expect(crossed(messages(frames({ seconds: 8, people })))).toEqual({ in: 1, out: 1 });
  });

  it("have not crossed when they turn round, on the line or a step past it", () => {
    expect(crossed(messages(frames({ seconds: 10, people: [along([3, -0.2], [4, 0.45], [5, -0.2])] })))).toEqual(nobody);
    expect(crossed(messages(frames({ seconds: 10, people: [along([3, -0.2], [4.2, 0.75], [5.4, -0.2])] })))).toEqual(nobody);
  });

  it("have gone in and out again when they were inside for longer", () => {
    expect(crossed(messages(frames({ seconds: 14, people: [along([3, -0.2], [4, 0.8], [9, 0.8], [10, -0.2])] })))).toEqual({ in: 1, out: 1 });
  });

  it("have not crossed as long as they loiter on the line", () => {
    const loiterer = along([3, -0.2], [4, 0.5], ...Array.from({ length: 40 }, (_, i): [number, number] => [5 + i, 0.5 + 0.05 * (-1) ** i]), [46, -0.2]);
    expect(crossed(messages(frames({ seconds: 50, people: [loiterer] })))).toEqual(nobody);
  });

  it("are followed through a minute of standing still, and counted when they go on", () => {
    expect(crossed(messages(frames({ seconds: 80, people: [along([3, -0.2], [4, 0.3], [64, 0.3], [65, 1.2])] })))).toEqual({ in: 1, out: 0 });
  });

  it("who stand there from the start and walk off leave nobody behind", () => {
    const scene = frames({ seconds: 30, people: [along([-1, 0.3], [8, 0.3], [9, -0.2]), walker(20)] });
    expect(crossed(messages(scene))).toEqual({ in: 1, out: 0 });
  });
});

describe("what is warm and nobody", () => {
  it("is the floor's own noise, for ten minutes", () => {
    expect(crossed(messages(frames({ seconds: 10 * minute, noise: 0.3 })))).toEqual(nobody);
  });

  it("is a place that warms by three degrees, evenly or on one side, in which people still count", () => {
    const people = [walker(minute), walker(6 * minute, { back: true }), walker(9 * minute)];
    const even = frames({ hertz: 4, seconds: 10 * minute, people, place: (t) => (3 * t) / (10 * minute) });
    expect(crossed(messages(even))).toEqual({ in: 2, out: 1 });
    const oneSided = frames({ hertz: 4, seconds: 10 * minute, people, place: (t, x) => (x * 3 * t) / (10 * minute) });
    expect(crossed(messages(oneSided))).toEqual({ in: 2, out: 1 });
  });

  it("is a radiator beside the door, on which people still count as they pass", () => {
    const radiator = (t: number, x: number, y: number) => (t > 20 && y < 0.2 && x > 0.55 ? 12 : 0);
    const people = [walker(10, { y: 0.7 }), walker(30, { y: 0.7 }), walker(6 * minute, { y: 0.7, back: true })];
    expect(crossed(messages(frames({ hertz: 5, seconds: 7 * minute, people, place: radiator })))).toEqual({ in: 2, out: 1 });
  });

  it("is a patch of sun on the line: in view for some minutes, background after that", () => {
    const sun = (t: number, x: number, y: number) => (t > 30 && x > 0.3 && x < 0.7 && y > 0.3 && y < 0.7 ? 3 : 0);
    const scene = frames({ hertz: 4, seconds: 8 * minute, place: sun });
    expect(crossed(messages(scene))).toEqual(nobody);
    expect(levels(messages(scene, {}, 10, { area: "room" })).filter((people, i, all) => people !== all[i - 1])).toEqual([0, 1, 0]);
  });

  it("is a thermistor that jumps by four degrees and back", () => {
    const people = [walker(3), walker(12)];
    expect(crossed(messages(frames({ seconds: 18, people, place: (t) => (t > 8 && t < 10 ? 4 : 0) })))).toEqual({ in: 2, out: 0 });
  });

  it("is a dead pixel, however it flickers", () => {
    const scene = frames({ seconds: 30, people: [walker(20)] });
    const flicker = [null, 0, 90, 30, 21, -60, 25];
    for (const [i, frame] of scene.entries()) {
      frame.celsius[27] = flicker[i % 7] as number | null;
      frame.celsius[29] = flicker[(i + 3) % 7] as number | null;
    }
    expect(crossed(messages(scene))).toEqual({ in: 1, out: 0 });
  });

  it("is a frame of nothing, of zeros or of the hottest value, in between", () => {
    const scene = frames({ seconds: 10, people: [walker(3)] });
    const broken: (number | null)[][] = [Array<null>(64).fill(null), Array<number>(64).fill(0), Array<number>(64).fill(80), Array<number>(64).fill(Number.NaN), []];
    for (const [i, celsius] of broken.entries()) (scene[15 + 9 * i] as Frame).celsius = celsius;
    expect(crossed(messages(scene))).toEqual({ in: 1, out: 0 });
  });

  it("is said to be trouble when nothing else has come for half a minute, and well again with the next picture", () => {
    const scene = frames({ seconds: 50 });
    const blind = scene.map((frame, i) => (i > 50 && i < 450 ? { ...frame, celsius: Array<number>(64).fill(0) } : frame));
    const all = messages(blind);
    expect(countsOf(all.slice(0, 30)).troubles).toEqual([]);
    expect(countsOf(all.slice(0, 40)).troubles).toEqual(["its pictures show nothing that can be read"]);
    expect(countsOf(all).troubles).toEqual([]);
  });
});

describe("pictures that come too rarely", () => {
  it("count nobody, and are said to be trouble after ten of them", () => {
    const rare = messages(frames({ hertz: 0.5, seconds: 30, people: [walker(5, { takes: 9 })] }), {}, 1);
    expect(crossed(rare)).toEqual(nobody);
    expect(countsOf(rare.slice(0, 10)).troubles).toEqual([]);
    expect(countsOf(rare).troubles).toEqual(["its pictures come less than once in a second and a half: nobody can be followed"]);
  });
});

describe("people in view", () => {
  it("are told once their number has held, and again each minute", () => {
    const seated = (x: number, y: number, from: number, to: number) => (t: number) => (t < from || t > to ? undefined : { x: x + 0.04 * Math.sin(t / 5), y });
    const scene = frames({ hertz: 5, seconds: 3 * minute, people: [seated(0.25, 0.3, 20, 150), seated(0.7, 0.7, 60, 300)] });
    const { counts } = countsOf(messages(scene, {}, 10, { area: "room" }));
    expect(counts.map((c) => (c.type === "level" ? [Math.round((c.at - noon) / 1000), c.people] : c))).toEqual([
      [2, 0],
      [23, 1],
      [63, 2],
      [123, 2],
      [153, 1],
    ]);
  });

  it("are still there after a quarter of an hour, as long as they stir now and then", () => {
    // A step of 0.08 of the picture, a quarter of a person, once in two minutes.
    const seated = (t: number) => ({ x: 0.4 + 0.08 * (Math.floor(t / 120) % 2), y: 0.5 });
    const scene = frames({ hertz: 2, seconds: 15 * minute, people: [seated] });
    expect(levels(messages(scene, {}, 20, { area: "room" })).at(-1)).toBe(1);
  });
});

describe("frames that come late or again", () => {
  const scene = frames({ seconds: 14, people: [walker(3), walker(7, { back: true }), walker(10)] });
  const all = messages(scene);
  const truth = { in: 2, out: 1 };

  it("count once, however often a message is sent", () => {
    expect(crossed(all)).toEqual(truth);
    expect(crossed(all.flatMap((reading) => [reading, reading]))).toEqual(truth);
    expect(crossed([...all, ...all])).toEqual(truth);
  });

  it("count once when messages overlap", () => {
    const overlapping = all.map((reading, i) => ({ ...reading, frames: scene.slice(Math.max(0, 10 * i - 15), 10 * i + 10) }));
    expect(crossed(overlapping)).toEqual(truth);
  });

  it("are put in order within their message", () => {
    expect(crossed(all.map((reading) => ({ ...reading, frames: reading.frames.toReversed() })))).toEqual(truth);
  });

  it("count nothing when later ones were there before", () => {
    const [first, second, third, fourth, fifth, ...rest] = all as [ThermalReading, ThermalReading, ThermalReading, ThermalReading, ThermalReading, ...ThermalReading[]];
    // The fourth message, in which the first person crosses, comes after the fifth: nobody was seen to cross.
    expect(crossed([first, second, third, fifth, fourth, ...rest])).toEqual(crossed([first, second, third, fifth, ...rest]));
  });

  it("are never more than what was there, in whatever order messages come", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const sum = crossed(shuffled);
        expect(sum.in + sum.out).toBeLessThanOrEqual(truth.in + truth.out);
      }),
      { numRuns: 50 },
    );
  });

  it("begin anew after a gap: who was on one side before it has not crossed on the other after it", () => {
    const gap = frames({ seconds: 20, people: [along([3, -0.2], [4, 0.2], [9, 0.2], [9.1, 0.8], [14, 0.8], [15, 1.2])] }).filter(({ at }) => at < noon + 6_000 || at > noon + 12_000);
    expect(crossed(messages(gap))).toEqual(nobody);
  });
});

describe("whatever a sensor sends", () => {
  const pixel = fc.oneof(fc.constantFrom(null, Number.NaN, Infinity, 0, -0, 1e308, -273, 80, 21, 1e-300), fc.double(), fc.double({ min: 15, max: 40, noNaN: true }));
  const picture = (pixels: number) => fc.oneof(fc.array(pixel, { minLength: pixels, maxLength: pixels }), fc.array(fc.double({ min: 20, max: 26, noNaN: true }), { minLength: pixels, maxLength: pixels }), fc.array(pixel, { maxLength: 20 }));
  const film = fc.array(fc.record({ at: fc.oneof(fc.integer({ min: noon, max: noon + 60_000 }), fc.integer({ min: 0, max: 2 * noon })), celsius: picture(64) }), { maxLength: 60 });

  it("never throws, and never lets more people through than a door does", () => {
    fc.assert(
      fc.property(fc.array(film, { maxLength: 5 }), fc.constantFrom<"x" | "y">("x", "y"), (films, axis) => {
        const readings = films.map((some): ThermalReading => ({ kind: "thermal", line: "door", area: "room", at: Math.max(noon, ...some.map((f) => f.at)), width: 8, height: 8, axis, frames: some }));
        const { counts, counter } = countsOf(readings);
        const times = films.flat().map((f) => f.at);
        const seconds = (Math.max(0, ...times) - Math.min(Infinity, ...times)) / 1000 || 0;
        expect(counts.filter((c) => c.type === "crossed").length).toBeLessThanOrEqual(6 + 2 * Math.max(0, seconds));
        for (const c of counts) if (c.type === "level") expect(c.people).toBeLessThanOrEqual(24);
        expect(JSON.stringify(counter)).not.toContain("null");
      }),
      { numRuns: 150 },
    );
  });

  it("counts nobody in pictures that are noise from beginning to end", () => {
    const random = xoroshiro128plus(7);
    const noise = Array.from({ length: 300 }, (_, i) => ({ at: noon + i * 100, celsius: Array.from({ length: 64 }, () => 80 * uniformFloat64(random)) }));
    expect(crossed(messages(noise))).toEqual(nobody);
  });

  it("is remembered in less than 40 kB for 32 x 24, without a picture", () => {
    const size = { width: 32, height: 24 };
    const crowd = Array.from({ length: 12 }, (_, i) => (t: number) => ({ x: 0.1 + 0.27 * (i % 4) + 0.03 * Math.sin(t + i), y: 0.17 + 0.33 * Math.floor(i / 4) }));
    const scene = frames({ ...size, hertz: 4, seconds: 40, people: crowd, noise: 0.5, place: (_, x, y) => 3 * x - 2 * y });
    const { counter } = countsOf(messages(scene, size));
    expect(JSON.stringify(counter).length).toBeLessThan(40_000);
    const last = scene.at(-1)?.celsius ?? [];
    expect(counter.thermals?.["door/"]?.background?.celsius).not.toEqual(last);
  });

  it("is remembered in less than 40 kB even if every picture is another crowd", () => {
    const random = xoroshiro128plus(3);
    const size = { width: 32, height: 24 };
    const film = Array.from({ length: 80 }, (_, i) => {
      const warm = Array.from({ length: 48 }, () => uniformFloat64(random));
      return { at: noon + 60 * i, celsius: Array.from({ length: 768 }, (_, pixel) => 20 + uniformFloat64(random) + 12 * (warm[4 * Math.floor(pixel / 128) + Math.floor((pixel % 32) / 5)] as number) ** 4) };
    });
    const { counter } = countsOf(messages(film, size));
    expect(counter.thermals?.["door/"]?.tracks.length).toBeGreaterThan(10);
    expect(JSON.stringify(counter).length).toBeLessThan(40_000);
  });

  it("is remembered for no more than four pictures of one sensor", () => {
    const scene = frames({ seconds: 1 });
    const { counter } = countsOf(Array.from({ length: 9 }, (_, i) => messages(scene, {}, 10, { line: `${i}` })).flat());
    expect(Object.keys(counter.thermals ?? {})).toHaveLength(4);
  });

  it("starts afresh when the picture has another size", () => {
    const small = messages(frames({ seconds: 5 }));
    const large = frames({ width: 16, height: 12, seconds: 8, people: [walker(3)] }).map((f) => ({ ...f, at: f.at + 5_000 }));
    expect(crossed([...small, ...messages(large, { width: 16, height: 12 })])).toEqual({ in: 1, out: 0 });
  });

  it("lets nobody through twice by changing the size of the picture to and fro", () => {
    const walk = frames({ seconds: 6, people: [walker(2)] });
    const wide = frames({ width: 16, seconds: 6, people: [walker(2)] });
    const messagesOfBoth = messages(walk).flatMap((reading, i) => [reading, messages(wide, { width: 16 })[i] as ThermalReading]);
    expect(crossed(messagesOfBoth)).toEqual(nobody);
  });

  it("leaves the memory that it was given as it was", () => {
    const [first, second] = messages(frames({ seconds: 6, people: [walker(1)] }), {}, 30) as [ThermalReading, ThermalReading];
    const { memory } = countThermal(undefined, first);
    const before = JSON.stringify(memory);
    countThermal(memory, second);
    expect(JSON.stringify(memory)).toBe(before);
  });
});
