import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDetector, type DetectorState, type WorkerLike } from "#features/camera/detector/detector.ts";
import type { FromDetector, ToDetector } from "#features/camera/detector/messages.ts";

const setup = { wasmBase: "/w", modelUrl: "/m", modelBytes: 1, personClass: "Person", lowestScore: 0.1 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aDetector() {
  const workers: (WorkerLike & { heard: ToDetector[]; isEnded: boolean; say: (message: FromDetector) => void })[] = [];
  const states: DetectorState[] = [];
  const makeWorker = () => {
    const worker = {
      heard: [] as ToDetector[],
      isEnded: false,
      onmessage: null as WorkerLike["onmessage"],
      onerror: null,
      postMessage: (message: ToDetector) => void worker.heard.push(message),
      terminate: () => void (worker.isEnded = true),
      say: (data: FromDetector) => worker.onmessage?.({ data } as MessageEvent<FromDetector>),
    };
    workers.push(worker);
    return worker;
  };
  return { detector: openDetector(setup, makeWorker, (state) => states.push(state)), workers, states };
}

const aPicture = () => ({ close: vi.fn() }) as unknown as ImageBitmap;

describe("the detector", () => {
  it("is ready once its model has been loaded", () => {
    const { detector, workers, states } = aDetector();
    expect(workers[0]?.heard).toEqual([{ type: "load", setup }]);
    expect(detector.isReady()).toBe(false);
    workers[0]?.say({ type: "ready", loaded: [] });
    expect(detector.isReady()).toBe(true);
    expect(states.map(({ is }) => is)).toEqual(["loading", "ready"]);
  });

  it("looks at one picture at a time and lets go of the others", async () => {
    const { detector, workers } = aDetector();
    workers[0]?.say({ type: "ready", loaded: [] });
    const first = detector.look(aPicture(), 1);
    const second = aPicture();
    expect(await detector.look(second, 2)).toBeNull();
    expect(second.close).toHaveBeenCalled();
    workers[0]?.say({ type: "seen", look: 1, found: [] });
    expect(await first).toEqual([]);
  });

  it("that hangs for five seconds is replaced, and said", async () => {
    const { detector, workers, states } = aDetector();
    workers[0]?.say({ type: "ready", loaded: [] });
    const lost = detector.look(aPicture(), 1);
    vi.advanceTimersByTime(5_000);
    expect(await lost).toBeNull();
    expect(workers[0]?.isEnded).toBe(true);
    expect(states.at(-1)).toEqual({ is: "restarting" });
    vi.advanceTimersByTime(500);
    workers[1]?.say({ type: "ready", loaded: [] });
    expect(detector.isReady()).toBe(true);
  });

  it("that cannot load tries again, more and more rarely", () => {
    const { workers, states } = aDetector();
    workers[0]?.say({ type: "failed", says: "the model is not there" });
    expect(states.at(-1)).toEqual({ is: "failed", says: "the model is not there" });
    vi.advanceTimersByTime(500);
    workers[1]?.say({ type: "failed", says: "the model is not there" });
    vi.advanceTimersByTime(1_999);
    expect(workers).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(workers).toHaveLength(3);
  });

  it("stays away once it has been closed", () => {
    const { detector, workers } = aDetector();
    detector.close();
    vi.advanceTimersByTime(600_000);
    expect(workers).toHaveLength(1);
    expect(workers[0]?.isEnded).toBe(true);
  });
});
