import { describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { WaitForecast, Waits } from "#domain/forecast/forecast.ts";
import { minuteMs, secondMs, type EpochMs } from "#domain/time.ts";
import { openWaitsDesk } from "#server/waits-desk.ts";

const known = (p50: number, ahead = 0): WaitForecast => ({ known: true, ahead, p10: p50 / 2, p50, p80: p50 + 5, p90: p50 + 10 });
const waits = (at: EpochMs, tickets: Record<string, WaitForecast>): Waits => ({ at, tickets, ifYouCameNow: { gp: known(30) } });
const clinic = (seq: number, ...ids: string[]): ClinicState => ({ ...aClinic({ tickets: ids.map((id) => aTicket({ id })) }), seq });

/** A desk whose look-ahead answers when it is told to: an estimate says 10 minutes and two ahead, a look 20. */
function aDesk() {
  const asked: { seq: number; answer(): Promise<void>; fail(): Promise<void> }[] = [];
  const told: string[] = [];
  const failures: unknown[] = [];
  const soon = () => new Promise<void>((settle) => setImmediate(settle));
  const desk = openWaitsDesk({
    estimate: (state, at) => waits(at, Object.fromEntries(Object.keys(state.tickets).map((id) => [id, known(10, 2)]))),
    look: (_, state, at) =>
      new Promise((resolve, reject) => {
        asked.push({
          seq: state.seq,
          answer: () => (resolve(waits(at, Object.fromEntries(Object.keys(state.tickets).map((id) => [id, known(20, 7)])))), soon()),
          fail: () => (reject(new Error("no thread")), soon()),
        });
      }),
    tell: (clinicId) => told.push(clinicId),
    failed: (error) => failures.push(error),
  });
  return { desk, asked, told, failures };
}

describe("the waits desk", () => {
  it("says an estimate at once and what the look-ahead answered afterwards, and tells that there is better", async () => {
    const { desk, asked, told } = aDesk();
    expect(desk.of("c", clinic(1, "a"), noon).tickets.a).toEqual({ ...known(10, 2), isProvisional: true });
    expect(told).toEqual([]);
    await asked[0]?.answer();
    expect(told).toEqual(["c"]);
    // How many stand ahead is counted.
    expect(desk.of("c", clinic(1, "a"), noon).tickets.a).toEqual(known(20, 2));
  });

  it("lets an answer grow older, and looks again when it is old or when something has happened", async () => {
    const { desk, asked } = aDesk();
    desk.of("c", clinic(1, "a"), noon);
    await asked[0]?.answer();
    expect(desk.of("c", clinic(1, "a"), noon + 6 * secondMs).tickets.a).toMatchObject({ p50: 19.9 });
    expect(asked).toHaveLength(1);
    expect(desk.of("c", clinic(1, "a"), noon + minuteMs).tickets.a).toMatchObject({ p50: 19 });
    expect(asked).toHaveLength(2);
    await asked[1]?.answer();
    // Whoever has come since is estimated; the others keep what was looked ahead.
    const meanwhile = desk.of("c", clinic(2, "a", "b"), noon + minuteMs);
    expect(meanwhile.tickets).toEqual({ a: known(20, 2), b: { ...known(10, 2), isProvisional: true } });
    expect(asked.at(-1)?.seq).toBe(2);
  });

  it("looks once at what happened while it was looking, and at the newest of it", async () => {
    const { desk, asked } = aDesk();
    for (const seq of [1, 2, 3, 4]) desk.of("c", clinic(seq, "a"), noon);
    expect(asked.map((one) => one.seq)).toEqual([1]);
    await asked[0]?.answer();
    expect(asked.map((one) => one.seq)).toEqual([1, 4]);
  });

  it("stands by the estimate when the look-ahead fails, and tries again at the next event", async () => {
    const { desk, asked, failures } = aDesk();
    desk.of("c", clinic(1, "a"), noon);
    await asked[0]?.fail();
    expect(failures).toEqual([new Error("no thread")]);
    expect(desk.of("c", clinic(2, "a"), noon).tickets.a).toEqual(known(10, 2));
    await asked[1]?.answer();
    expect(desk.of("c", clinic(2, "a"), noon).tickets.a).toEqual(known(20, 2));
  });

  it("can be waited for, but not for longer than is said", async () => {
    const { desk, asked } = aDesk();
    desk.of("c", clinic(1, "a"), noon);
    await desk.settled("c", 5);
    const settled = desk.settled("c", 60_000);
    await asked[0]?.answer();
    await settled;
    await desk.settled("c", 60_000);
    expect(desk.of("c", clinic(1, "a"), noon).tickets.a).toEqual(known(20, 2));
  });
});
