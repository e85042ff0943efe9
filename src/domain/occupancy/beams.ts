import type { Count } from "#domain/occupancy/count.ts";
import type { BeamEvent, BeamsReading } from "#domain/occupancy/reading.ts";
import { minuteMs, secondMs, type EpochMs } from "#domain/time.ts";

/** What is remembered of two beams across one door between messages. Plain JSON, a few hundred bytes. */
export type BeamsMemory = {
  /** Of the newest event: what is not later counts nothing, for it cannot be put in its place any more. */
  at: EpochMs;
  A: Beam;
  B: Beam;
};

type Beam = {
  /** Broken since then, and whole again since `until`, which a bounce may yet take back. */
  now?: Pulse;
  /** Times that it was broken and that may still be half of a crossing, oldest first. */
  past: Required<Pulse>[];
};

type Pulse = { since: EpochMs; until?: EpochMs };

type Name = BeamEvent["beam"];

/** A sleeve, dust or a relay that bounces: shorter is no person, and a gap as short is no gap between two. */
const bounceMs = 50;
/** From the end of one beam's break to the beginning of the other's, where a body does not fill both at once. */
const betweenMs = 1.5 * secondMs;
/** Nobody takes so long to walk through a beam: a cart stands in it. */
const bodyMs = 30 * secondMs;
const blockedMs = 2 * minuteMs;
const remembered = 16;

/**
 * Counts the events of one message. Somebody has crossed when one beam was broken first and the other was whole again
 * last; who turns back on the way breaks the second beam within the first, or not at all. Each break is part of one
 * crossing at most, so of two people who follow closely both count if both beams saw light between them, and otherwise
 * one: how many walk in one shadow a beam cannot know.
 */
export function countBeams(before: BeamsMemory | undefined, reading: BeamsReading): { memory: BeamsMemory; counts: Count[]; troubles: string[] } {
  let memory = before ?? { at: -Infinity, A: { past: [] }, B: { past: [] } };
  const counts: Count[] = [];
  const passTime = (to: EpochMs) => {
    for (const name of endedBy(memory, to)) {
      const ended = pulseEnded(memory, name);
      memory = ended.memory;
      if (ended.at !== undefined) counts.push({ type: "crossed", line: reading.line, at: ended.at, in: name === "B" ? 1 : 0, out: name === "A" ? 1 : 0 });
    }
  };

  const known = memory.at;
  // Of two events at the same moment the light comes back first.
  const events = reading.events.filter((event) => event.at > known).sort((a, b) => a.at - b.at || Number(a.broken) - Number(b.broken));
  for (const event of events) {
    passTime(event.at);
    memory = { ...memory, at: event.at, [event.beam]: changed(memory[event.beam], event) };
  }
  passTime(reading.at);
  if (memory.at === -Infinity) memory = { ...memory, at: reading.at };
  return { memory, counts, troubles: (["A", "B"] as const).flatMap((name) => troubleOf(name, memory[name], reading.at)) };
}

function changed(beam: Beam, { broken, at }: BeamEvent): Beam {
  if (!broken) return beam.now && beam.now.until === undefined ? { ...beam, now: { ...beam.now, until: at } } : beam;
  return { ...beam, now: { since: beam.now?.since ?? at } };
}

/** Beams that have been whole for longer than a bounce, the one that was whole first first. */
function endedBy(memory: BeamsMemory, at: EpochMs): Name[] {
  const until = (name: Name) => memory[name].now?.until ?? Infinity;
  return (["A", "B"] as const).filter((name) => until(name) + bounceMs <= at).sort((a, b) => until(a) - until(b));
}

function pulseEnded(memory: BeamsMemory, name: Name): { memory: BeamsMemory; at?: EpochMs } {
  const other = name === "A" ? "B" : "A";
  const { since, until } = memory[name].now as Required<Pulse>;
  const rest = { ...memory[name], now: undefined };
  if (until - since < bounceMs || until - since > bodyMs) return { memory: { ...memory, [name]: rest } };

  const fresh = memory[other].past.filter((pulse) => since - pulse.until <= betweenMs);
  // The other beam, broken after this one and still so: this was the first half of a way, unless a body filled both.
  const isFirstHalf = (memory[other].now?.since ?? -Infinity) > since;
  const first = fresh.find((pulse) => pulse.since < since && pulse.until <= until && (pulse.until > since || !isFirstHalf));
  if (first) return { memory: { ...memory, [name]: rest, [other]: { ...memory[other], past: fresh.filter((pulse) => pulse !== first) } }, at: until };
  // What the other beam saw within this break was the same body, which has turned back.
  const others = fresh.filter((pulse) => pulse.since < since);
  return { memory: { ...memory, [name]: { ...rest, past: [...rest.past, { since, until }].slice(-remembered) }, [other]: { ...memory[other], past: others } } };
}

function troubleOf(name: Name, { now }: Beam, at: EpochMs): string[] {
  const minutes = now && now.until === undefined ? Math.floor((at - now.since) / minuteMs) : 0;
  return minutes * minuteMs >= blockedMs ? [`beam ${name} has been broken for ${minutes} minutes: something stands in the door`] : [];
}
