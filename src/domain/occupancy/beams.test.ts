import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countBeams, type BeamsMemory } from "#domain/occupancy/beams.ts";
import { count, freshCounter } from "#domain/occupancy/count.ts";
import type { BeamEvent, BeamsReading } from "#domain/occupancy/reading.ts";

const noon = Date.UTC(2026, 0, 15, 12);

/** "A" broken from and to so many milliseconds after noon. */
function broken(beam: "A" | "B", from: number, to?: number): BeamEvent[] {
  return [{ beam, broken: true, at: noon + from }, ...(to === undefined ? [] : [{ beam, broken: false, at: noon + to }])];
}

/** Half a second through each beam, the second 200 ms after the first. */
function comesIn(at: number): BeamEvent[] {
  return [...broken("A", at, at + 500), ...broken("B", at + 200, at + 700)];
}

function goesOut(at: number): BeamEvent[] {
  return [...broken("B", at, at + 500), ...broken("A", at + 200, at + 700)];
}

function aMessage(events: BeamEvent[], at = Math.max(noon, ...events.map((e) => e.at)) + 2_000): BeamsReading {
  return { kind: "beams", line: "door", at, events };
}

function played(messages: BeamsReading[]): { in: number; out: number; troubles: string[]; at: number[] } {
  let memory: BeamsMemory | undefined;
  const sum = { in: 0, out: 0, troubles: [] as string[], at: [] as number[] };
  for (const message of messages) {
    const step = countBeams(memory, message);
    memory = JSON.parse(JSON.stringify(step.memory)) as BeamsMemory;
    sum.troubles = step.troubles;
    for (const c of step.counts) {
      if (c.type !== "crossed") continue;
      sum.in += c.in;
      sum.out += c.out;
      sum.at.push(c.at - noon);
    }
  }
  return sum;
}

const people = (messages: BeamsReading[]) => {
  const { in: entered, out } = played(messages);
  return { in: entered, out };
};

describe("two beams across a door", () => {
  it("count who breaks A and then B in, and who breaks B and then A out, when the second beam is whole again", () => {
    expect(played([aMessage([...comesIn(0), ...goesOut(5_000)])])).toMatchObject({ in: 1, out: 1, at: [700, 5_700] });
  });

  it("count somebody thin, who never breaks both at once", () => {
    expect(people([aMessage([...broken("A", 0, 200), ...broken("B", 400, 600)])])).toEqual({ in: 1, out: 0 });
  });

  it("count a crossing that is told in several messages", () => {
    const [a, ...rest] = comesIn(0).sort((x, y) => x.at - y.at) as [BeamEvent, ...BeamEvent[]];
    expect(people([aMessage([a], noon + 100), ...rest.map((event) => aMessage([event], event.at)), aMessage([], noon + 60_000)])).toEqual({ in: 1, out: 0 });
  });

  it("count nobody who turns back before the second beam, or in it", () => {
    expect(people([aMessage([...broken("A", 0, 800), ...broken("A", 3_000, 5_000), ...broken("B", 3_400, 4_200)])])).toEqual({ in: 0, out: 0 });
  });

  it("do not make half of a turn into half of the next person's way", () => {
    // Turns back at 1.0 s; somebody else comes in from 2.0 s on. And one who dips into A, just before another goes out.
    expect(people([aMessage([...broken("A", 0, 1_000), ...broken("B", 300, 700), ...comesIn(2_000)])])).toEqual({ in: 1, out: 0 });
    expect(people([aMessage([...broken("A", 0, 500), ...goesOut(1_000)])])).toEqual({ in: 0, out: 1 });
  });

  it("count two who follow closely as two, if both beams saw light between them", () => {
    expect(people([aMessage([...broken("A", 0, 500), ...broken("B", 200, 700), ...broken("A", 600, 1_100), ...broken("B", 800, 1_300)])])).toEqual({ in: 2, out: 0 });
  });

  it("count two in one shadow as one: that they are two a beam cannot know", () => {
    expect(people([aMessage([...broken("A", 0, 1_100), ...broken("B", 200, 1_300)])])).toEqual({ in: 1, out: 0 });
  });

  it("count one who stands in the second beam while the next already waits in the first", () => {
    expect(people([aMessage([...broken("A", 0, 500), ...broken("B", 200, 3_000), ...broken("A", 2_400, 3_400), ...broken("B", 3_200, 4_000)])])).toEqual({ in: 2, out: 0 });
  });

  it("take a relay that bounces for one break, and a sleeve for none", () => {
    const bouncing = [...broken("A", 0, 10), ...broken("A", 25, 30), ...broken("A", 40, 500), ...broken("B", 200, 690), ...broken("B", 700, 710)];
    expect(people([aMessage(bouncing)])).toEqual({ in: 1, out: 0 });
    expect(people([aMessage([...broken("A", 0, 30), ...broken("B", 100, 130)])])).toEqual({ in: 0, out: 0 });
  });

  it("say so when something stands in one of them for two minutes, count nothing by it, and are well again without it", () => {
    const cart = aMessage(broken("A", 0), noon);
    const minutesLater = (minutes: number) => aMessage([], noon + minutes * 60_000);
    expect(played([cart, minutesLater(1)]).troubles).toEqual([]);
    expect(played([cart, minutesLater(1), minutesLater(3)]).troubles).toEqual(["beam A has been broken for 3 minutes: something stands in the door"]);
    const removed = aMessage([...broken("B", 180_500, 181_000), { beam: "A", broken: false, at: noon + 181_200 }, ...comesIn(200_000)]);
    expect(played([cart, minutesLater(3), removed])).toMatchObject({ in: 1, out: 0, troubles: [] });
  });

  it("count a message that comes again once, and what comes late not at all", () => {
    const first = aMessage(comesIn(0));
    const second = aMessage(comesIn(10_000));
    expect(people([first, first, second, first, second])).toEqual({ in: 2, out: 0 });
    expect(people([second, first])).toEqual({ in: 1, out: 0 });
  });

  it("put the events of one message in order", () => {
    expect(people([aMessage(comesIn(0).toReversed())])).toEqual({ in: 1, out: 0 });
  });

  it("tell of the same people however their events are cut into messages", () => {
    const events = [...comesIn(0), ...goesOut(3_000), ...comesIn(6_000), ...broken("A", 6_900, 7_400), ...broken("B", 7_100, 7_600)].sort((a, b) => a.at - b.at);
    fc.assert(
      fc.property(fc.array(fc.nat(events.length), { maxLength: 6 }), (cuts) => {
        const ends = [...new Set([...cuts, events.length])].sort((a, b) => a - b);
        const messages = ends.map((end, i) => events.slice(ends[i - 1] ?? 0, end)).map((some) => aMessage(some, some.at(-1)?.at ?? noon - 1));
        expect(people([...messages, aMessage([], noon + 60_000)])).toEqual({ in: 3, out: 1 });
      }),
    );
  });

  it("never throw, whatever is sent, and never count more people than beams were broken", () => {
    const event = fc.record({ beam: fc.constantFrom<"A" | "B">("A", "B"), broken: fc.boolean(), at: fc.integer({ min: noon, max: noon + 20_000 }) });
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 40 }), { maxLength: 6 }), (batches) => {
        const sum = people(batches.map((events) => aMessage(events)));
        const breaks = (beam: string) => batches.flat().filter((e) => e.beam === beam && e.broken).length;
        expect(sum.in + sum.out).toBeLessThanOrEqual(Math.min(breaks("A"), breaks("B")));
      }),
      { numRuns: 500 },
    );
  });

  it("are remembered in less than 3 kB, for no more than four doors", () => {
    let counter = freshCounter;
    const busy = Array.from({ length: 200 }, (_, i) => broken("A", 300 * i, 300 * i + 100)).flat();
    for (const line of ["1", "2", "3", "4", "5", "6"]) counter = count(counter, { ...aMessage(busy), line }).counter;
    expect(Object.keys(counter.beams ?? {})).toHaveLength(4);
    expect(JSON.stringify(counter).length).toBeLessThan(4 * 3_000);
  });
});
