import type { TrackerOptions } from "#domain/occupancy/tracking/tracker-options.ts";

/** What SORT and ByteTrack have not: wider boxes between rare frames, a cost of strangeness, and recognising the lost. */
const plain: Partial<TrackerOptions> = {
  reach: 0,
  reachOfNew: 0,
  costOfHeight: 0,
  costOfSpread: 0,
  costOfSecondHidden: 0,
  relinkSeconds: 0,
  partShare: 1,
  push: 1,
  sizePush: 0.3,
  spread: 0.05,
};

/** One stage at an overlap of 0.3, no uncertain detections; a lost person is kept for one frame, or for thirty as many users set it. */
const sort = (framesPerSecond: number, keptFrames: number): Partial<TrackerOptions> => ({
  ...plain,
  lowScore: 0.5,
  leastOverlap: 0.3,
  keepSeconds: keptFrames / framesPerSecond,
  keepNewSeconds: 1 / framesPerSecond,
});

/** Two stages at overlaps of 0.2 and 0.5, newcomers at 0.3 and in the very next frame; lost for thirty frames. */
const byteTrack = (framesPerSecond: number): Partial<TrackerOptions> => ({
  ...plain,
  highScore: 0.5,
  newScore: 0.5,
  leastOverlap: 0.2,
  leastOverlapUncertain: 0.5,
  leastOverlapNew: 0.3,
  confirmSightings: 2,
  uncertainForSeconds: 0,
  keepSeconds: 30 / framesPerSecond,
  keepNewSeconds: 0,
});

/** Our tracker, and our tracker made as plain as those it is compared with. */
export const configurations: Record<string, (framesPerSecond: number) => Partial<TrackerOptions>> = {
  "SORT-like": (fps) => sort(fps, 1),
  "SORT-like, kept 30 frames": (fps) => sort(fps, 30),
  "ByteTrack-like": byteTrack,
  Anteroom: () => ({}),
};
