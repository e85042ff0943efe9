/** The day on which weeks begin in a region ("US"): 1 is Monday, 7 Sunday, as in ISO 8601. Monday where it is not known. */
export function firstDayOfWeek(region?: string): number {
  if (region === undefined) return 1;
  // A getter in older engines, a method in newer ones, absent in Firefox.
  const locale: Intl.Locale & Partial<WeekAware> = new Intl.Locale(`und-${region}`);
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? (sunday.has(region) ? 7 : saturday.has(region) ? 6 : 1);
}

type WeekInfo = { firstDay: number };
type WeekAware = { getWeekInfo(): WeekInfo; weekInfo: WeekInfo };

/** The larger regions whose weeks do not begin on Monday. Source: Unicode CLDR 48, supplemental weekData. */
const sunday = new Set("BD BR CA CO DO ET GT HK ID IL IN JP KE KH KR MM MX MZ NP PE PH PK PT SA TH TW US VE YE ZA ZW".split(" "));
const saturday = new Set("AF DZ EG IQ IR JO SD SY".split(" "));
