import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticketNumber } from "#domain/queue/ticket-number.ts";

const day = "2026-01-15";
const numbersOf = (prefix: string, day: string, count: number) => Array.from({ length: count }, (_, n) => ticketNumber(prefix, day, n));

describe("ticketNumber", () => {
  it("is a letter and three digits", () => {
    for (const number of numbersOf("B", day, 899)) expect(number).toMatch(/^B[1-9]\d\d$/);
  });

  it("gives each of the 899 numbers once a day, whatever the service and the day", () => {
    fc.assert(
      fc.property(fc.constantFrom("A", "B", "G", "X"), fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }), (prefix, date) => {
        expect(new Set(numbersOf(prefix, date.toISOString().slice(0, 10), 899)).size).toBe(899);
      }),
      { numRuns: 50 },
    );
  });

  it("goes on with four digits when a day has more patients than that, still without a repeat", () => {
    const numbers = numbersOf("B", day, 3000);
    expect(numbers[899]).toMatch(/^B\d{4}$/);
    expect(new Set(numbers).size).toBe(3000);
  });

  it("differs from day to day", () => {
    expect(numbersOf("B", "2026-01-15", 20)).not.toEqual(numbersOf("B", "2026-01-16", 20));
  });

  it("does not tell how many came before: the next number is never the next one up", () => {
    const numbers = numbersOf("B", day, 899).map((number) => Number(number.slice(1)));
    const steps = numbers.slice(1).map((number, i) => number - (numbers[i] as number));
    expect(steps.filter((step) => Math.abs(step) === 1)).toEqual([]);
  });

  it("answers the same when asked again", () => {
    expect(ticketNumber("B", day, 41)).toBe(ticketNumber("B", day, 41));
  });
});
