/**
 * How warm pictures are counted. Temperatures are in degrees Celsius, lengths in shares of the picture's width or height,
 * so that eight pixels and thirty-two are judged alike; times in seconds, so that two frames a second and sixteen are.
 */
export type ThermalOptions = {
  /** So much warmer than the background is warm. */
  warmCelsius: number;
  /** So much is enough for somebody who is followed already. */
  faintCelsius: number;
  /** In the very first picture, what stands so far above its slope is not background: somebody may be there. */
  standsOutCelsius: number;
  /** Hotter than this is no person: a kettle, a lamp, a broken pixel. */
  hottestPersonCelsius: number;
  /** The share of the picture that is surely background: its rank among the differences is the air's own drift. */
  ambientRank: number;
  /** Standard deviation of the smoothing. */
  smoothShare: number;
  /** Two heads are two if the valley between them is so much colder than the lower of them, in degrees and as a share of its warmth. */
  valleyCelsius: number;
  valleyShare: number;
  /** Least share of the picture's pixels that a person fills; never fewer than two pixels. */
  leastArea: number;

  /** The background follows slow change at this pace, a tenth of the way in a tenth of the time. */
  backgroundSeconds: number;
  /** No difference pulls harder than this: somebody who passes leaves no shadow. */
  pullCelsius: number;
  /** What is colder than the background was warm by mistake: whoever stood there at the start has gone. */
  coldSeconds: number;
  /** A warm spot in which nothing has stirred for so long is a thing, and becomes background ... */
  stillSeconds: number;
  /** ... where to stir is to change by so much somewhere in it. */
  stirCelsius: number;

  /** Frames further apart than this are not one walk. */
  gapSeconds: number;
  /** After so long a gap nothing is known of the background either. */
  forgetSeconds: number;
  /** More than this share of pixels off the background is no picture of people. */
  strangeShare: number;
  /** A picture that stays strange for so long is a new one: somebody has turned the sensor. */
  strangeSeconds: number;

  /** How far somebody may be from where they were foretold, and by how much more for each second between frames. */
  gate: number;
  gatePerSecond: number;
  gateMost: number;
  /** Somebody unseen for longer has gone. */
  keepSeconds: number;
  /** Standard deviations: of a spot's centre, of the pace of somebody just seen (a second), of its change (a second^1.5). */
  spread: number;
  rateSpread: number;
  push: number;
  /** So many sightings make a person. */
  confirmSightings: number;

  /** Nearer to the line than this is on neither side. */
  deadBand: number;
  /** Who is first seen nearer to the line than the dead band, but not nearer than this, has come from there. */
  firstSide: number;
  /** Who has not come so far from one side to the other has not walked. */
  leastWay: number;
  /** Seen past the line so often; once is enough for somebody who then leaves beyond `farSide`. */
  holdSightings: number;
  farSide: number;
  /** A crossing is told once the person has left, or has stayed past the line for so long: who turns round before has not crossed. */
  settleSeconds: number;
  /** No door lets more people through, at once and for each second. */
  crossingsAtOnce: number;
  crossingsPerSecond: number;

  /** A number of people in view is told once it has held for so long, and again after so long. */
  levelHoldSeconds: number;
  levelEverySeconds: number;
};

export const usualThermal: ThermalOptions = {
  warmCelsius: 0.75,
  faintCelsius: 0.5,
  standsOutCelsius: 0.4,
  hottestPersonCelsius: 45,
  ambientRank: 0.4,
  smoothShare: 0.05,
  valleyCelsius: 0.4,
  valleyShare: 0.2,
  leastArea: 0.012,
  backgroundSeconds: 30,
  pullCelsius: 0.5,
  coldSeconds: 5,
  stillSeconds: 240,
  stirCelsius: 0.6,
  gapSeconds: 1.6,
  forgetSeconds: 1800,
  strangeShare: 0.65,
  strangeSeconds: 20,
  gate: 0.2,
  gatePerSecond: 1,
  gateMost: 0.6,
  keepSeconds: 0.8,
  spread: 0.05,
  rateSpread: 1,
  push: 1,
  confirmSightings: 2,
  deadBand: 0.06,
  firstSide: 0.03,
  leastWay: 0.25,
  holdSightings: 2,
  farSide: 0.2,
  settleSeconds: 2,
  crossingsAtOnce: 6,
  crossingsPerSecond: 2,
  levelHoldSeconds: 2,
  levelEverySeconds: 60,
};
