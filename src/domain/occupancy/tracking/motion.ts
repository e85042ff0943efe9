/** One coordinate that moves at an almost constant rate: what is believed of it, and how surely. Plain JSON. */
export type Axis = {
  /** Pixels. */
  value: number;
  /** Pixels a second. */
  rate: number;
  /** The covariance of the two: of value with value, of value with rate, of rate with rate. */
  vv: number;
  vr: number;
  rr: number;
};

/** A coordinate that has been measured once: its rate is nil, give or take `rateSpread` (pixels a second). */
export function axisAt(value: number, spread: number, rateSpread: number): Axis {
  return { value, rate: 0, vv: spread ** 2, vr: 0, rr: rateSpread ** 2 };
}

/**
 * The coordinate `seconds` later. `push` is how hard people change their pace, as the root of the spectral density of a
 * white acceleration (pixels / s^1.5): the growth of doubt is that of time, whatever the number of frames in between.
 * Source: Bar-Shalom, Li and Kirubarajan, Estimation with Applications to Tracking and Navigation, 6.2.2.
 */
export function later(axis: Axis, seconds: number, push: number): Axis {
  const density = push ** 2;
  return {
    value: axis.value + axis.rate * seconds,
    rate: axis.rate,
    vv: axis.vv + 2 * seconds * axis.vr + seconds ** 2 * axis.rr + (density * seconds ** 3) / 3,
    vr: axis.vr + seconds * axis.rr + (density * seconds ** 2) / 2,
    rr: axis.rr + density * seconds,
  };
}

/** The coordinate once it has been measured as `measured`, give or take `spread` pixels. Kalman's correction. */
export function corrected(axis: Axis, measured: number, spread: number): Axis {
  const gain = 1 / (axis.vv + spread ** 2);
  const [ofValue, ofRate] = [axis.vv * gain, axis.vr * gain];
  const surprise = measured - axis.value;
  return {
    value: axis.value + ofValue * surprise,
    rate: axis.rate + ofRate * surprise,
    vv: (1 - ofValue) * axis.vv,
    vr: (1 - ofValue) * axis.vr,
    rr: axis.rr - ofRate * axis.vr,
  };
}

/** The coordinate without its rate. */
export function still({ value, vv, vr, rr }: Axis): Axis {
  return { value, rate: 0, vv, vr, rr };
}
