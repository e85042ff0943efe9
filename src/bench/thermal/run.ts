import { playDoor, playView } from "./play.ts";
import { chosenOn, hasRecordings, judgedOn, readDoor, readView, views, type DoorEvent } from "./recordings.ts";
import { f1, miscounted, scoreDoor } from "./scores.ts";
import { sharedData } from "../tracking/sequences.ts";
import type { ThermalReading } from "#domain/occupancy/reading.ts";
import { countThermal } from "#domain/occupancy/thermal/count-thermal.ts";
import { usualThermal, type ThermalOptions } from "#domain/occupancy/thermal/thermal-options.ts";

// node --import tsx src/bench/thermal/run.ts: the thermal rows in ../README.md.

const data = sharedData();
if (!hasRecordings(data)) {
  console.log("The shared recordings are absent: set ANTEROOM_SHARED_DATA.");
  process.exit(1);
}

for (const every of [1, 2, 5]) doorway(`${10 / every} frames a second`, every, usualThermal);
doorway("10 frames a second, a step over the line and back told as in and out, as the labels have it", 1, { ...usualThermal, settleSeconds: 0.5 });

console.log("\nPeople in view, 8 x 8");
for (const name of views) {
  const recording = readView(data, name);
  const people = playView(recording).filter((n) => n !== undefined);
  const right = people.filter((n) => n === recording.people).length / people.length;
  console.log(`  ${name.padEnd(20)} right in ${(100 * right).toFixed(1)} % of frames, ${(people.reduce((a, b) => a + b, 0) / people.length).toFixed(2)} people on average (${recording.people} in truth)`);
}

const recording = readDoor(data, "hantus-1person_add");
playDoor(recording);
const begun = performance.now();
playDoor(recording);
console.log(`\n8 x 8: ${((performance.now() - begun) / recording.frames.length).toFixed(3)} ms a frame`);
pace();

/** The same for 32 x 24, each pixel of a recording as a dozen of them. */
function pace(): void {
  const frames = recording.frames.slice(0, 500).map((celsius, i) => ({ at: i * 100, celsius: Array.from({ length: 768 }, (_, pixel) => (celsius[Math.floor(pixel / 96) * 8 + Math.floor((pixel % 32) / 4)] as number) + 0.1 * ((pixel * 7) % 5)) }));
  const [message, next] = [0, 250].map((from): ThermalReading => ({ kind: "thermal", line: "door", at: from, width: 32, height: 24, axis: "x", frames: frames.slice(from, from + 250) })) as [ThermalReading, ThermalReading];
  const { memory } = countThermal(undefined, message);
  const begun = performance.now();
  countThermal(memory, next);
  console.log(`32 x 24: ${((performance.now() - begun) / 250).toFixed(2)} ms a frame, ${Math.round(JSON.stringify(memory).length / 1000)} kB remembered`);
}

function doorway(title: string, every: number, options: ThermalOptions): void {
  console.log(`\nDoorway, 8 x 8, ${title}`);
  for (const [set, names] of [["chosen on", chosenOn], ["judged on", judgedOn]] as const) {
    const all = { truth: 0, counted: 0, hits: 0, wrong: 0 };
    for (const name of names) {
      const recording = readDoor(data as string, name);
      const events = playDoor(recording, every, options);
      const score = scoreDoor(recording.truth, events, recording.framesPerSecond);
      const wrong = miscounted(recording.truth, events);
      console.log(`  ${name.padEnd(20)} true ${score.truth}  counted ${score.counted}  F1 ${f1(score).toFixed(3)}  miscounted ${wrong}  inside at the end ${inside(events)}, truly ${inside(recording.truth)}`);
      all.truth += score.truth;
      all.counted += score.counted;
      all.hits += score.hits;
      all.wrong += wrong;
    }
    console.log(`  ${set}: ${all.hits} of ${all.truth} found, ${all.counted} counted, F1 ${f1(all).toFixed(3)}, miscounted ${((100 * all.wrong) / all.truth).toFixed(1)} %`);
  }
}

function inside(events: DoorEvent[]): number {
  return events.reduce((sum, { direction }) => sum + (direction === "in" ? 1 : -1), 0);
}

