import { exponential, type Law } from "#domain/look-ahead/law.ts";

/** Minutes between one patient's end and the next one's start with the same clinician, while somebody had been waiting. */
export type Changeover = { heard: (gapMinutes: number) => void; endDay: () => void; law: () => Law };

/** Shrunk towards nothing; gaps of more than a quarter of an hour are breaks and are not asked here. */
export function changeover(): Changeover {
  let [gaps, minutes] = [0, 0];
  return {
    heard: (gap) => {
      if (gap < 0 || gap > longestMinutes) return;
      gaps++;
      minutes += gap;
    },
    endDay: () => {
      gaps *= dayKept;
      minutes *= dayKept;
    },
    law: () => exponential(minutes / (gaps + priorGaps)),
  };
}

const longestMinutes = 15;
const priorGaps = 8;
const dayKept = 0.98;
