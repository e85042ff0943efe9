/** What is still to happen in one path, soonest first, and what time it is: a binary heap in two arrays that grow and are never made anew. */
export class Agenda {
  /** Whole milliseconds from the situation. */
  now = 0;
  size = 0;
  private times = new Float64Array(256);
  private what = new Int32Array(256);

  clear(): void {
    this.now = 0;
    this.size = 0;
  }

  nextTime(): number {
    return this.size > 0 ? (this.times[0] as number) : Infinity;
  }

  add(time: number, kind: number, whose: number): void {
    if (this.size === this.times.length) this.grow();
    const { times, what: whats } = this;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = times[parent] as number;
      if (above <= time) break;
      times[i] = above;
      whats[i] = whats[parent] as number;
      i = parent;
    }
    times[i] = time;
    whats[i] = kind | (whose << kindBits);
  }

  /** Takes out the soonest, to be asked `kindOf` and `whoseOf`. */
  take(): number {
    const { times, what: whats } = this;
    const first = whats[0] as number;
    const size = --this.size;
    const time = times[size] as number;
    const last = whats[size] as number;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      if (child + 1 < size && (times[child + 1] as number) < (times[child] as number)) child++;
      const below = times[child] as number;
      if (time <= below) break;
      times[i] = below;
      whats[i] = whats[child] as number;
      i = child;
    }
    times[i] = time;
    whats[i] = last;
    return first;
  }

  private grow(): void {
    const times = new Float64Array(2 * this.times.length);
    const what = new Int32Array(2 * this.what.length);
    times.set(this.times);
    what.set(this.what);
    this.times = times;
    this.what = what;
  }
}

export const happens = { visitEnds: 0, unitFree: 1, unitArrives: 2, breakBegins: 3, shiftEnds: 4, breakEnds: 5, unitBack: 6, appointmentArrives: 7, walkInArrives: 8, patientBack: 9, lookAgain: 10, move: 11, looseVisitEnds: 12, decide: 13 } as const;
const kindBits = 4;

export function kindOf(what: number): number {
  return what & ((1 << kindBits) - 1);
}

/** A unit, a slot, a stream, an appointment: by position. */
export function whoseOf(what: number): number {
  return what >> kindBits;
}
