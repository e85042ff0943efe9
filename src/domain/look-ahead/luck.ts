import { chanceOf, keyOf } from "#domain/look-ahead/chances.ts";
import type { LawTables } from "#domain/look-ahead/law-tables.ts";
import { minuteMs } from "#domain/time.ts";

/** Everybody's luck in the path that is played. */
export class Luck {
  path = 0;
  readonly laws: LawTables;
  private readonly bits: number;

  constructor(laws: LawTables, bits: number) {
    this.laws = laws;
    this.bits = bits;
  }

  chance(key: number, what: number): number {
    return chanceOf(keyOf(key, what), this.path, this.bits);
  }

  minutes(law: number, key: number, what: number): number {
    return this.laws.minutes(law, chanceOf(keyOf(key, what), this.path, this.bits));
  }

  /** Whole milliseconds, none where there is no law. */
  ms(law: number, key: number, what: number): number {
    return law < 0 ? 0 : Math.max(0, Math.round(this.minutes(law, key, what) * minuteMs));
  }
}

/** What a draw is for; those of a leg add sixteen times its position. */
export const purpose = { visit: 1, walk: 2, changeover: 3, patience: 4, onward: 5, gap: 6, kind: 7, noShow: 8, punctuality: 9, dayFactor: 10, lateness: 11 } as const;
