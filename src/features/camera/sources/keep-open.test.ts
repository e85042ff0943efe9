import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepOpen, SourceFailure, stopped, type Attempt, type SourceState } from "#features/camera/sources/keep-open.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function opened(attempt: Attempt) {
  const states: SourceState[] = [];
  return { source: keepOpen(attempt, (state) => states.push(state)), states };
}

it("A camera that is refused is tried again after one second, then two, then five", async () => {
  const attempt = vi.fn(async () => {
    throw new SourceFailure("denied");
  });
  const { source, states } = opened(attempt);
  await vi.advanceTimersByTimeAsync(0);
  expect(states).toEqual([{ is: "opening" }, { is: "failed", trouble: "denied" }]);
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.advanceTimersByTimeAsync(2_000);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(attempt).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(1);
  expect(attempt).toHaveBeenCalledTimes(4);
  source.stop();
});

it("A restart does not wait for the pause to end, and is no failure", async () => {
  const attempt = vi.fn<Attempt>(async (signal, showing) => {
    showing();
    await stopped(signal);
  });
  const { source, states } = opened(attempt);
  await vi.advanceTimersByTimeAsync(0);
  source.restart();
  await vi.advanceTimersByTimeAsync(0);
  expect(attempt).toHaveBeenCalledTimes(2);
  expect(states).toEqual([{ is: "opening" }, { is: "showing" }, { is: "showing" }]);
  source.stop();
});

it("A camera that is stopped is never opened again", async () => {
  const attempt = vi.fn<Attempt>(async (signal) => stopped(signal));
  const { source } = opened(attempt);
  source.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(attempt).toHaveBeenCalledTimes(1);
});
