import { localeOf, type Language } from "#ui/languages.ts";

/** How the house writes times and amounts. The same on the server and in the browser, whatever their own settings. */
export type Formats = {
  /** 09:42, or 9:42 AM where the clinic's region reads clocks so, in the clinic's time zone; `at` in epoch ms. */
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

/** `region` is the clinic's country ("US"): its clock, its order of day and month. 24 hours where it is not known. */
export function formatsFor(language: Language, timeZone: string, region?: string): Formats {
  const locale = localeOf(language, region);
  const time = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (at: number) => format.format(at);
  };
  const clock: Intl.DateTimeFormatOptions = hasTwelveHours(language, region) ? { hour: "numeric", minute: "2-digit", hourCycle: "h12" } : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const [hours, seconds] = [time(clock), time({ ...clock, second: "2-digit" })];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const spelled = minuteIsAWord.has(language) ? new Intl.NumberFormat(locale, { style: "unit", unit: "minute", unitDisplay: "long", maximumFractionDigits: 0 }) : undefined;
  const minutes = (value: number) => (spelled ? spelled.format(value).replaceAll(" ", "\u00a0").replace(/(\d)(?=\p{Script=Han})/gu, "$1\u2060") : `${whole.format(value)}\u00a0min`);
  const to = rangeWord[language] ?? "–";
  return {
    clock: (at) => unbroken(hours(at)),
    clockSeconds: (at) => unbroken(seconds(at)),
    date: time({ weekday: "short", day: "numeric", month: "short" }),
    dateLong: time({ day: "numeric", month: "long", year: "numeric" }),
    minutes,
    minutesRange: (low, high) => (Math.round(low) === Math.round(high) ? minutes(high) : `${whole.format(low)}${to}${minutes(high)}`),
    number: (value, digits = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share),
  };
}

/** Engines disagree about the space before AM; what the server wrote must be what the browser writes. */
const unbroken = (clock: string) => clock.replace(/[ \u202f]/g, "\u00a0");

/** "min" is read wherever Latin letters are; these write the word, with the plural that belongs to the number. */
const minuteIsAWord: ReadonlySet<Language> = new Set<Language>(["ar", "hi", "zh"]);

/** A dash says nothing about which end comes first to somebody who reads from the right; a word does. */
const rangeWord: Partial<Record<Language, string>> = { ar: "\u00a0إلى\u00a0" };

/**
 * Whether clocks of the region count to twelve. Intl knows the habit of a language at home (fr-CA 24, en-CA 12), and for
 * one that is not (ar-CH) gives its habit elsewhere; then the region's most likely language is asked, as the clock on the
 * wall is the region's.
 */
function hasTwelveHours(language: Language, region: string | undefined): boolean {
  if (region === undefined) return false;
  const read = (locale: string) => new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  const own = read(`${language}-${region}`);
  const { hourCycle } = own.locale.endsWith(`-${region}`) ? own : read(`${new Intl.Locale(`und-${region}`).maximize().language}-${region}`);
  return hourCycle === "h12" || hourCycle === "h11";
}
