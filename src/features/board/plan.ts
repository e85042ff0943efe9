import type { Sizes } from "#features/board/sizes.ts";

/** What has a place on a screen, and how much of it: rows that do not fit are left out, never shrunk. */
export type Plan = {
  /** Called numbers that are shown big. */
  big: number;
  /** Rows of the list beside or below them; 0 takes the list away. */
  list: number;
  /** In the list, the room stands below its number; and so among the big ones. */
  isStacked: boolean;
  isBigStacked: boolean;
  /** Rows of waiting times; 0 takes the strip away. */
  strip: number;
  /** Lines of the clinic's messages. */
  message: number;
  /** Font sizes of the called numbers, in hundredths of the height: as large as the place allows, never under a row's. */
  number: number;
  only: number;
};

type Given = {
  sizes: Sizes;
  isPortrait: boolean;
  /** Width in hundredths of the height: 178 on a television. */
  width: number;
  /** Rows of waiting times that are wished for. */
  services: number;
  hasMessage: boolean;
  /** Letters of the longest number, of the longest room, and of the longest room to which somebody is called now. */
  longest: { number: number; room: number; called: number };
};

/** Mean width of a letter as a part of its size: of bold numbers, and of names. */
const letterWidth = { number: 0.64, name: 0.56 };
/** What stands beside the called numbers takes this part of the width. */
const sideWidth = 0.31;
const mostBig = 3;

export function planBoard(given: Given): Plan {
  const wishes = [];
  // First what helps everybody who waits, then what helps whoever is called: their number is the last to go.
  for (const message of given.hasMessage ? [1, 0] : [0]) for (let strip = given.services; strip >= 0; strip--) wishes.push({ strip, message });
  const plans = wishes.map((wish) => fit(given, wish));
  return plans.find((plan) => plan.big >= 2 && plan.list >= 1) ?? plans.find((plan) => plan.big >= 1 && plan.list >= 1) ?? plans.find((plan) => plan.big >= 1) ?? { ...fit(given, { strip: 0, message: 0 }), big: 1, list: 0 };
}

function fit({ sizes, isPortrait, width, longest }: Given, { strip, message }: { strip: number; message: number }): Plan {
  const lines = message * (isPortrait ? 2 : 1);
  const head = sizes.least * 1.2 + 2.4;
  // Upright, what the times are stands above them.
  const stripLines = strip > 0 && isPortrait ? strip + 1 : strip;
  const foot = (strip > 0 ? stripLines * sizes.least * 1.2 + 3.2 : 0) + (lines > 0 ? lines * sizes.least * 1.2 + 2 : 0);
  const listWidth = (isPortrait ? width : width * sideWidth) - 6;
  const isStacked = longest.number * letterWidth.number * sizes.row + longest.room * letterWidth.name * sizes.least + 2 > listWidth;
  const listRow = sizes.row * 1.15 + (isStacked ? sizes.least * 1.2 + 1.3 : 0.1);
  const isListTooNarrow = Math.max(1, longest.number) * letterWidth.number * sizes.row > listWidth;
  const listHead = sizes.least * 1.2 + 1;

  const place = 100 - foot;
  const bigWidth = (isPortrait ? width : width * (1 - sideWidth)) - 8;
  const widest = bigWidth / (Math.max(4, longest.number) * letterWidth.number);
  const number = atLeast(sizes.row, Math.min(sizes.number, widest));
  const roomWidth = longest.called * letterWidth.name * sizes.room;
  const roomLines = roomWidth > bigWidth ? 2 : 1;
  const only = atLeast(sizes.row, Math.min(sizes.only, widest, place - head - sizes.room * 1.1 * roomLines - 6));
  const isBigStacked = Math.max(4, longest.number) * letterWidth.number * number + roomWidth > bigWidth;
  const bigRow = (isBigStacked ? number + sizes.room * 1.1 * roomLines : Math.max(number, sizes.room * 1.1)) + 1.4;
  // Beside each other, or below each other: then the list takes what the big rows leave, and some rows are kept for it.
  const spare = isPortrait ? place - head - sizes.row * 1.15 - listHead : place - head;
  const big = Math.max(0, Math.min(mostBig, Math.floor((isPortrait ? spare - 3 * listRow : spare) / bigRow)));
  const forList = isPortrait ? spare - big * bigRow : place - sizes.row * 1.15 - 2.4 - listHead;
  const list = isListTooNarrow ? 0 : Math.max(0, Math.min(6, Math.floor(forList / listRow)));
  return { big, list, isStacked, isBigStacked, strip, message: lines, number, only };
}

const atLeast = (least: number, wished: number) => Math.round(Math.max(least, wished) * 100) / 100;
