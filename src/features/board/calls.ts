import type { BoardView } from "#contract/views.ts";

export type Call = BoardView["calling"][number];

/** A call that was taken back and made again has its old id but another moment; it is a new call for whoever listens. */
export const keyOf = (call: Call): string => `${call.id}@${call.at}`;

/** The same patient on the same errand, however often they are called. */
export const errandOf = (call: Call): string => call.id.slice(0, call.id.lastIndexOf("/"));

/** A screen that was off for a while does not read out what everybody has seen elsewhere. */
const newsForMs = 60_000;

/** The calls to be announced, the oldest first: those on the board that this screen has not announced yet. */
export function unannounced(view: Pick<BoardView, "asOf" | "calling">, wasAnnounced: (key: string) => boolean): Call[] {
  return view.calling.filter((call) => view.asOf - call.at < newsForMs && !wasAnnounced(keyOf(call))).reverse();
}

export type Layout = { big: Call[]; list: { call: Call; isNow: boolean }[] };

/**
 * What stands where: the newest calls big, the one that is being read out always among them; the others that are
 * called now on top of the list, and below them the earlier calls.
 */
export function layOut(view: Pick<BoardView, "calling" | "lastCalls">, isReadOut: Call | null, fits: { big: number; list: number }): Layout {
  const { calling, lastCalls } = view;
  const newest = calling.slice(0, fits.big);
  const spoken = isReadOut && calling.find((call) => keyOf(call) === keyOf(isReadOut));
  const big = spoken && !newest.includes(spoken) ? [...newest.slice(0, -1), spoken] : newest;
  const others = calling.filter((call) => !big.includes(call));
  const list = [...others.map((call) => ({ call, isNow: true })), ...lastCalls.map((call) => ({ call, isNow: false }))];
  return { big, list: list.slice(0, fits.list) };
}
