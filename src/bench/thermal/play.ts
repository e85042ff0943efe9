import { messagesOf, type DoorEvent, type DoorRecording, type ViewRecording } from "./recordings.ts";
import type { Count } from "#domain/occupancy/count.ts";
import { countThermal, type ThermalMemory } from "#domain/occupancy/thermal/count-thermal.ts";
import { usualThermal, type ThermalOptions } from "#domain/occupancy/thermal/thermal-options.ts";
import type { ThermalReading } from "#domain/occupancy/reading.ts";

/** What is counted in messages of a second each. Each memory goes through JSON, as it does on its way to the disk. */
export function counted(readings: ThermalReading[], options: ThermalOptions = usualThermal): Count[] {
  let memory: ThermalMemory | undefined;
  return readings.flatMap((reading) => {
    const step = countThermal(memory, reading, options);
    memory = JSON.parse(JSON.stringify(step.memory)) as ThermalMemory;
    return step.counts;
  });
}

/** Crossings in a recording, of which only each `every`-th frame was sent, in frames of the recording. */
export function playDoor(recording: DoorRecording, every = 1, options: ThermalOptions = usualThermal): DoorEvent[] {
  const spacing = 1000 / recording.framesPerSecond;
  const frames = recording.frames.map((celsius, i) => ({ at: start + Math.round(i * spacing), celsius })).filter((_, i) => i % every === 0);
  // After the end nothing is seen for a while, so that the last to be seen have their say.
  const last = frames.at(-1);
  if (last) frames.push({ at: last.at + 5_000, celsius: last.celsius });
  return counted(messagesOf(frames, { line: "door" }, Math.ceil(10 / every)), options).flatMap((c): DoorEvent[] =>
    c.type === "crossed" ? [{ frame: Math.round((c.at - start) / spacing), direction: c.in > 0 ? "in" : "out" }] : [],
  );
}

/** People in view as they are told, at each frame of the recording; `undefined` before anything was told. */
export function playView(recording: ViewRecording, options: ThermalOptions = usualThermal): (number | undefined)[] {
  const frames = recording.frames.map((celsius, i) => ({ at: recording.times[i] as number, celsius }));
  const told = counted(messagesOf(frames, { area: "room" }, 8), options).flatMap((c) => (c.type === "level" ? [c] : []));
  return recording.times.map((at) => told.findLast((level) => level.at <= at)?.people);
}

const start = Date.UTC(2026, 0, 15, 12);
