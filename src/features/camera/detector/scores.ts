/**
 * A model's score on the tracker's scale, where .5 makes somebody new and .1 is of some use: the model's own least score becomes
 * .5, nil stays 0 and 1 stays 1, straight lines between. So two models whose numbers mean different things are followed alike.
 */
export function trackerScore(modelScore: number, leastScore: number): number {
  return modelScore < leastScore ? (modelScore / leastScore) * middle : middle + ((modelScore - leastScore) / (1 - leastScore)) * (1 - middle);
}

/** The other way round. */
export function modelScore(trackerScore: number, leastScore: number): number {
  return trackerScore < middle ? (trackerScore / middle) * leastScore : leastScore + ((trackerScore - middle) / (1 - middle)) * (1 - leastScore);
}

const middle = 0.5;
