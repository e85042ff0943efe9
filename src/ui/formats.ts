import type { Language } from "#ui/languages.ts";

/** How the house writes times and amounts. The same on the server and in the browser, whatever their own settings. */
export type Formats = {
  /** 09:42, always 24 hours, in the clinic's time zone; `at` in epoch ms. */
  clock(at: number): string;
  /** 09:42:07 */
  clockSeconds(at: number): string;
  /** Mon 3 Mar, in the language's own order. */
  date(at: number): string;
  /** 3 March 2025, in the language's own order. */
  dateLong(at: number): string;
  /** "12 min", rounded to a whole minute. */
  minutes(minutes: number): string;
  /** "10–15 min"; one number when both ends round to the same minute. */
  minutesRange(low: number, high: number): string;
  /** 1,234.5 with at most `digits` decimals (0 unless told). */
  number(value: number, digits?: number): string;
  /** 0.42 as 42% (`42 %` where the language writes it so). */
  percent(share: number): string;
};

export function formatsFor(language: Language, timeZone: string): Formats {
  const time = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { timeZone, ...options });
    return (at: number) => format.format(at);
  };
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const minutes = (value: number) => `${whole.format(value)}\u00a0min`;
  return {
    clock: time({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    clockSeconds: time({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }),
    date: time({ weekday: "short", day: "numeric", month: "short" }),
    dateLong: time({ day: "numeric", month: "long", year: "numeric" }),
    minutes,
    minutesRange: (low, high) =>
      Math.round(low) === Math.round(high) ? minutes(high) : `${whole.format(low)}–${minutes(high)}`,
    number: (value, digits = 0) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value),
    percent: (share) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share),
  };
}
