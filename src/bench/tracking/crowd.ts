import type { Film } from "#cli/tracks/film.ts";

/** People who walk round in circles past each other, each seen nine times in ten. The same ones every time. */
export function crowd({ people, frames }: { people: number; frames: number }): Film {
  const walkers = Array.from({ length: people }, (_, i) => ({ x: 150 + (i % 5) * 150, y: 80 + Math.floor(i / 5) * 90, radius: 40 + 7 * i, turn: 0.01 + 0.001 * i }));
  return {
    frames: Array.from({ length: frames }, (_, frame) => ({
      number: frame + 1,
      detections: walkers
        .filter((_walker, i) => (frame * 7 + i * 13) % 10 !== 0)
        .map(({ x, y, radius, turn }) => ({ score: 0.9, box: { x: x + radius * Math.cos(frame * turn), y: y + radius * Math.sin(frame * turn), width: 40, height: 100 } })),
    })),
  };
}
