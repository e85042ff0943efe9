import { existsSync, readFileSync } from "node:fs";
import type { ThermalReading } from "#domain/occupancy/reading.ts";

/** A doorway as an array of 8 x 8 saw it, and who crossed it when: the recordings of hantus/Internship. */
export type DoorRecording = { name: string; framesPerSecond: number; frames: number[][]; truth: DoorEvent[] };
export type DoorEvent = { frame: number; direction: "in" | "out" };

/** So many people who stay in view: those of Jaswanth994/Measuring-People-Flow-through-Doorways. */
export type ViewRecording = { name: string; people: number; times: number[]; frames: number[][] };

/** Parameters were chosen on the first two and judged on the other three. */
export const chosenOn = ["hantus-1person", "hantus-2ppl"];
export const judgedOn = ["hantus-1person_hat", "hantus-1person_add", "hantus-2ppl_add"];
export const views = ["jaswanth-0person", "jaswanth-2person"];

export function hasRecordings(data: string | undefined): data is string {
  return data !== undefined && existsSync(`${data}/thermal/${chosenOn[0]}.json`);
}

export function readDoor(data: string, name: string): DoorRecording {
  const file = JSON.parse(readFileSync(`${data}/thermal/${name}.json`, "utf8")) as { fps: number; frames: number[][]; events: { frame: number; dir: "IN" | "OUT" }[] };
  return { name, framesPerSecond: file.fps, frames: file.frames.map(degrees), truth: file.events.map(({ frame, dir }) => ({ frame, direction: dir === "IN" ? "in" : "out" })) };
}

export function readView(data: string, name: string): ViewRecording {
  const file = JSON.parse(readFileSync(`${data}/thermal/${name}.json`, "utf8")) as { label_people_in_view: number; timestamps: string[]; frames: number[][] };
  return { name, people: file.label_people_in_view, times: file.timestamps.map((text) => Date.parse(`${text.slice(0, 23)}Z`)), frames: file.frames.map(degrees) };
}

/** The frames as messages of about a second each. */
export function messagesOf(frames: { at: number; celsius: number[] }[], where: Pick<ThermalReading, "line" | "area">, framesEach: number): ThermalReading[] {
  const messages: ThermalReading[] = [];
  for (let i = 0; i < frames.length; i += framesEach) {
    const some = frames.slice(i, i + framesEach);
    messages.push({ kind: "thermal", ...where, at: some.at(-1)?.at ?? 0, width: 8, height: 8, axis: "x", frames: some });
  }
  return messages;
}

/** The files hold quarters of a degree. */
function degrees(quarters: number[]): number[] {
  return quarters.map((quarter) => quarter / 4);
}
