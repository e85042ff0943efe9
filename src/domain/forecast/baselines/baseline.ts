import type { Book } from "#domain/forecast/back-test/book.ts";
import type { Line, Patient } from "#domain/forecast/back-test/line.ts";
import type { LevelQuantiles } from "#domain/forecast/levels.ts";
import type { EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/** What is known at the moment of asking. */
export type Asked = { line: Line; patient: Patient; at: EpochMs; book: Book; clock: WallClock; history: WaitHistory; /** Patients who stand before this one. */ ahead: number };

/** Past waits in the shapes that published rules want; see `wait-history.ts`. */
export type WaitHistory = {
  classMedian: (patientClass: string) => number | undefined;
  /** Minutes between one call and the next at this hour of the week. */
  intervalAt: (at: EpochMs) => number | undefined;
  /** Mean wait of this half hour of the week, newer weeks weighing a fifth. */
  slotMean: (at: EpochMs) => number | undefined;
};

/** A rule of thumb that the field uses: remaining minutes, or a whole law, or nothing where it has no answer. */
export type Baseline = { id: string; says: string } & ({ point: (asked: Asked) => number | undefined } | { law: (asked: Asked) => LevelQuantiles | undefined });
