/** How a tracker decides. Lengths are in heights of the person, so that near and far people are judged alike; times in seconds, so that frame rates are. */
export type TrackerOptions = {
  /** Detections from this score on find people first. */
  highScore: number;
  /** Those below it, but from this score on, may only find people who were seen a moment ago. */
  lowScore: number;
  /** From this score on, a detection that is nobody's is somebody new. */
  newScore: number;
  /** Unless it lies within the box of somebody seen, by more than this share of itself: then it is a part of them. */
  partShare: number;
  /** So many sightings make somebody believed. */
  confirmSightings: number;
  /** Somebody who is not believed yet may hide for so long, and always in one frame. */
  keepNewSeconds: number;
  /** Somebody believed may hide for so long and be found by the place they were heading for. */
  keepSeconds: number;
  /** Somebody lost for up to so long gets their id back when a newcomer appears where they must have got to. 0: never. */
  relinkSeconds: number;
  /** Uncertain detections are of use for so long after somebody was last seen. */
  uncertainForSeconds: number;
  /** Least overlap of a detection with where the person is foretold to be: for certain ones, uncertain ones and people not believed yet. */
  leastOverlap: number;
  leastOverlapUncertain: number;
  leastOverlapNew: number;
  /** Heights a second by which both boxes grow before they are compared: between rare frames people go further than foretold. */
  reach: number;
  /** The same for somebody seen only once, whose pace is unknown. */
  reachOfNew: number;
  /** What speaks against a pair, in units of overlap: for each e-fold of height, each standard deviation off the foretold place, each second hidden. */
  costOfHeight: number;
  costOfSpread: number;
  costOfSecondHidden: number;
  /** A newcomer is somebody lost if they stand within so many standard deviations of the foretold place ... */
  relinkSpreads: number;
  /** ... and their heights differ by no more than this, as the logarithm of their ratio. */
  relinkHeight: number;
  /** How a person's pace changes, in heights / s^1.5, and how the size of their box does. */
  push: number;
  sizePush: number;
  /** Standard deviation of a detection's edges, in heights. */
  spread: number;
  /** Standard deviation of the pace of somebody just seen, in heights a second: people walk at 0.8. */
  rateSpread: number;
};

/** Chosen together on six films of pedestrians with four detectors, at 30, 10 and 5 frames a second, where small changes change little: see src/bench/README.md. */
export const usualTracker: TrackerOptions = {
  highScore: 0.5,
  lowScore: 0.1,
  newScore: 0.5,
  partShare: 0.65,
  confirmSightings: 3,
  keepNewSeconds: 0.15,
  keepSeconds: 1.5,
  relinkSeconds: 3,
  uncertainForSeconds: 0.2,
  leastOverlap: 0.3,
  leastOverlapUncertain: 0.5,
  leastOverlapNew: 0.3,
  reach: 0.6,
  reachOfNew: 1.5,
  costOfHeight: 0.3,
  costOfSpread: 0.1,
  costOfSecondHidden: 0.15,
  relinkSpreads: 1.5,
  relinkHeight: 0.3,
  push: 0.3,
  sizePush: 0.2,
  spread: 0.06,
  rateSpread: 1,
};
