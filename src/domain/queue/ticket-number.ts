import type { LocalDay } from "#domain/time.ts";

/** Numbers of three digits, so that a voice reads them well; a day of one service may need more, then four. */
const threeDigits = { first: 100, count: 899 };
const fourDigits = { first: 1000, count: 8999 };

/**
 * The n-th ticket (0 = first) of a service on a day, "B417". Every number occurs once a day, in an order that differs
 * from day to day, so that nobody reads a place in the line from it: 899 and 8999 are walked in steps that share no
 * factor with them.
 */
export function ticketNumber(prefix: string, day: LocalDay, n: number): string {
  const range = n < threeDigits.count ? threeDigits : fourDigits;
  const turn = n < threeDigits.count ? n : n - threeDigits.count;
  const seed = hash(`${prefix}/${day}`);
  const step = coprimeStep(seed, range.count);
  const number = range.first + ((seed % range.count) + turn * step) % range.count;
  return `${prefix}${number}`;
}

function coprimeStep(seed: number, count: number): number {
  let step = 200 + (seed % (count - 300));
  while (gcd(step, count) !== 1) step++;
  return step;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h;
}
