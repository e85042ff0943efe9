import type { Box } from "#domain/occupancy/tracking/geometry.ts";

/** What is needed to find people: where the program and the model stand, and which of the model's classes is a person. */
export type DetectorSetup = {
  wasmBase: string;
  modelUrl: string;
  modelBytes: number;
  personClass: string;
  /** In the model's own scores; anything below is not even told. */
  lowestScore: number;
};

/** Somebody found, in pixels of the picture and in the model's own score. */
export type Found = { box: Box; score: number };

export type ToDetector = { type: "load"; setup: DetectorSetup } | { type: "look"; look: number; picture: ImageBitmap; at: number };

export type FromDetector =
  /** `loaded`: the addresses of all that it needed, for a start without the server. */
  | { type: "ready"; loaded: string[] }
  | { type: "seen"; look: number; found: Found[] }
  /** `look` is absent when it was the loading that failed. */
  | { type: "failed"; look?: number; says: string };
