import type { Effect } from "#contract/what-if.ts";
import { whatIfWords } from "#features/staffing/what-if/what-if-words.ts";
import type { Formats } from "#ui/formats.ts";
import type { Translate } from "#ui/words.ts";

export type EffectKind = "minutes" | "share" | "moment" | "people";
export type SaidEffect = { /** "about 8 min less" */ says: string; /** "(7 to 9)" of the mean of all days; null where nothing differs. */ range: string | null; /** Between what it lies on a single day. */ oneDay: string | null; isClear: boolean };

type Say = Translate<typeof whatIfWords>;

/** Less than this, in the effect's own unit, is no difference to anybody. */
const hardly: Record<EffectKind, number> = { minutes: 0.5, share: 0.005, moment: 0.5, people: 0.05 };

/** A difference in plain words, with its range; and that chance alone may explain it, where it may. */
export function effectSentence(effect: Effect, kind: EffectKind, t: Say, formats: Formats): SaidEffect {
  const { difference, low, high, dayLow, dayHigh, isClear } = effect;
  if (low === 0 && high === 0 && difference === 0) return { says: t("same"), range: null, oneDay: null, isClear: false };
  if (Math.max(Math.abs(low), Math.abs(high)) < hardly[kind]) return { says: t("hardly"), range: null, oneDay: null, isClear: false };
  // Differences are read with their sign, since a range may go from less to more. A narrow one needs a digit more.
  const signed = (value: number, digits: number) => {
    const scaled = kind === "share" ? 100 * value : value;
    const rounded = Number(scaled.toFixed(digits));
    return rounded === 0 ? "0" : `${rounded < 0 ? "\u2212" : "+"}${formats.number(Math.abs(rounded), digits)}`;
  };
  const digits = (high - low) * (kind === "share" ? 100 : 1) < 2 ? 1 : 0;
  const range = t("range", { low: signed(low, digits), high: signed(high, digits) });
  const oneDay = dayLow === undefined || dayHigh === undefined ? null : t("oneDay", { low: signed(dayLow, 0), high: signed(dayHigh, 0) });
  if (!isClear) return { says: t("unclear"), range, oneDay, isClear };
  if (Math.abs(difference) < hardly[kind]) return { says: t("hardly"), range, oneDay, isClear };
  return { says: t(wordFor(kind, difference < 0), { amount: amountOf(Math.abs(difference), kind, t, formats) }), range, oneDay, isClear };
}

function wordFor(kind: EffectKind, isLess: boolean): "less" | "more" | "earlier" | "later" {
  if (kind === "moment") return isLess ? "earlier" : "later";
  return isLess ? "less" : "more";
}

function amountOf(value: number, kind: EffectKind, t: Say, formats: Formats): string {
  if (kind === "share") return t("points", { points: formats.number(100 * value, value < 0.02 ? 1 : 0) });
  if (kind === "people") return value < 1 ? formats.number(value, 1) : t("people", { count: Math.round(value) });
  return formats.minutes(Math.max(1, value));
}
