import type { CameraDrawing, CameraMessage, CameraSetup } from "#contract/camera.ts";
import { countFrame, endFilm, newCounter, type Counter, type PictureSize } from "#features/camera/counting/counter.ts";
import { makeDelivery, type Delivery, type DeliveryState } from "#features/camera/counting/delivery.ts";
import { idbStore } from "#features/camera/counting/idb-store.ts";
import { closeInterval, isDue, openInterval, withCrossings, withFrame } from "#features/camera/counting/interval-maker.ts";
import { addCounts, type IntervalStore, type LineCounts } from "#features/camera/counting/interval-store.ts";
import { memoryStore } from "#features/camera/counting/memory-store.ts";
import { onlyOne } from "#features/camera/counting/only-one.ts";
import { makePace } from "#features/camera/counting/pace.ts";
import { pictureClock } from "#features/camera/counting/picture-clock.ts";
import { troublesOf, type Trouble } from "#features/camera/counting/troubles.ts";
import { watchedPart, withHeights, type Heights } from "#features/camera/counting/watched-part.ts";
import { openDetector, type DetectorState } from "#features/camera/detector/detector.ts";
import { makeDetectorWorker } from "#features/camera/detector/make-worker.ts";
import { modelScore, trackerScore } from "#features/camera/detector/scores.ts";
import { withoutDuplicates } from "#features/camera/detector/without-duplicates.ts";
import { keepForLater } from "#features/camera/offline-start.ts";
import type { SourceState } from "#features/camera/sources/keep-open.ts";
import { openSource, type PictureSource } from "#features/camera/sources/picture-source.ts";
import type { Box } from "#domain/occupancy/tracking/geometry.ts";
import type { Track } from "#domain/occupancy/tracking/tracker.ts";
import { usualTracker } from "#domain/occupancy/tracking/tracker-options.ts";
import { localDay, secondMs } from "#domain/time.ts";

export type CameraState = {
  /** Another page of this browser may count for the same sensor already. */
  role: "asking" | "counting" | "other-page";
  source: SourceState;
  detector: DetectorState;
  troubles: Trouble[];
  pace: number | null;
  /** Followed just now. */
  people: number;
  areas: Record<string, number>;
  /** Today, on this device, by line; as the picture has it, not the door. */
  lines: LineCounts;
  delivery: DeliveryState;
  size: PictureSize | null;
  /** Where people are looked for, in pixels of the picture; null for everywhere. */
  part: Box | null;
  /** Another number for another picture to show. */
  preview: number;
};

export type RunningCamera = {
  state(): CameraState;
  tracks(): readonly Track[];
  onState(listener: () => void): () => void;
  onTracks(listener: () => void): () => void;
  preview(): PictureSource["preview"] | null;
  /** Looks through another camera, or counts over other lines from now on. `counts`: whether what is seen is told to anybody. */
  use(drawing: CameraDrawing, counts: boolean): void;
  stop(): void;
};

type Model = Extract<CameraSetup["model"], { ready: true }>;

type CameraNeeds = {
  sensorId: string;
  timeZone: string;
  /** Whether this browser is the sensor. Otherwise somebody only looks, and what crosses is shown but told to nobody. */
  isPaired: boolean;
  model: Model;
  wasmBase: string;
  /** The server is told what is wrong in words. */
  says: (trouble: Trouble) => string;
  send: (message: CameraMessage) => Promise<number>;
};

/** A film with a longer gap is another film: nobody can be followed across it. */
const gapMs = 2 * secondMs;
/** A camera that shows the same picture for so long is opened again. */
const stillMs = 10 * secondMs;
/** How often a new picture is looked for when one is due. */
const pollMs = 20;
const idleMs = 200;
const stateEveryMs = 500;
/** How often it is asked anew which part of the picture to look at. */
const partEveryMs = 2 * secondMs;
/** Boxes that overlap by more are one person told twice. At .5 one more person of src/bench/footage is missed. */
const mostOverlap = 0.3;

/** Runs until it is stopped: pictures, detections, tracks, counts, intervals on disk, intervals to the server. */
export function startCamera(needs: CameraNeeds, firstDrawing: CameraDrawing, firstCounts: boolean): RunningCamera {
  const clock = pictureClock(() => performance.now(), Date.now);
  const pace = makePace();
  const stateListeners = new Set<() => void>();
  const trackListeners = new Set<() => void>();

  let drawing = firstDrawing;
  let counts = firstCounts;
  let isStopped = false;
  let counter: Counter | undefined;
  let tracks: readonly Track[] = [];
  let heights: Heights = [];
  let part: Box | null = null;
  let partMs = 0;
  let open = openInterval(clock.now());
  let today: LineCounts = {};
  let store: IntervalStore = memoryStore();
  let delivery: Delivery | undefined;
  let lastTurnAt = clock.now();
  let lastFrameAt: number | undefined;
  let newPictureMs = performance.now();
  let toldMs = 0;
  let source: PictureSource | undefined;
  let state: CameraState = {
    role: "asking",
    source: { is: "opening" },
    detector: { is: "loading" },
    troubles: [],
    pace: null,
    people: 0,
    areas: {},
    lines: {},
    delivery: { waiting: 0, deliveredAt: null, trouble: null, setAside: 0, dropped: 0 },
    size: null,
    part: null,
    preview: 0,
  };

  const leastScore = () => drawing.leastScore ?? needs.model.leastScore;
  const detector = openDetector(
    {
      wasmBase: needs.wasmBase,
      modelUrl: needs.model.url,
      modelBytes: needs.model.bytes,
      personClass: needs.model.personClass,
      // The least that anybody may set, so that a change needs no new model.
      lowestScore: modelScore(usualTracker.lowScore, Math.min(leastScore(), needs.model.leastScore)),
    },
    makeDetectorWorker,
    (detector) => {
      if (detector.is === "ready") keepForLater(detector.loaded);
      tell({ detector });
    },
  );
  const letGo = needs.isPaired ? onlyOne(needs.sensorId, () => void begin(), () => tell({ role: "other-page" })) : lookOnly();

  function tell(news: Partial<CameraState>) {
    if (isStopped) return;
    const perSecond = pace.perSecond(performance.now());
    const next = { ...state, ...news, pace: perSecond };
    const seen = { ...next, pace: perSecond, wishedPace: drawing.detectionsPerSecond, isHidden: document.visibilityState === "hidden", isLasting: store.isLasting || next.role !== "counting" || !counts };
    state = { ...next, troubles: troublesOf(seen) };
    toldMs = performance.now();
    for (const listener of stateListeners) listener();
  }

  function lookOnly(): () => void {
    state = { ...state, role: "counting" };
    return () => {};
  }

  async function begin() {
    const kept = await idbStore(needs.sensorId).catch(() => memoryStore());
    today = await kept.dayCounts(localDay(clock.now(), needs.timeZone)).catch(() => ({}));
    if (isStopped) return;
    takeStore(kept);
    open = openInterval(clock.now());
    tell({ role: "counting", lines: today });
  }

  function takeStore(kept: IntervalStore) {
    delivery?.stop();
    store = kept;
    delivery = makeDelivery({ store, send: needs.send, clock: Date.now, tell: (delivery) => tell({ delivery }) });
    if (counts) delivery.kick();
  }

  const isCounting = () => state.role === "counting" && counts;

  function lookEverywhere() {
    heights = [];
    part = null;
  }

  function lookThrough(chosen: CameraDrawing["source"]) {
    lookEverywhere();
    source?.stop();
    source = openSource(chosen, (next) => {
      if (next.is !== "showing") pace.forget();
      newPictureMs = performance.now();
      tell({ source: next });
    });
    tell({ preview: state.preview + 1 });
  }

  async function run() {
    let dueMs = performance.now();
    while (!isStopped) {
      await pause(Math.min(idleMs, Math.max(0, dueMs - performance.now())));
      await notice();
      if (isStopped || performance.now() < dueMs) continue;
      if (await lookOnce()) dueMs = Math.max(dueMs + secondMs / drawing.detectionsPerSecond, performance.now());
      else await pause(state.source.is === "showing" && detector.isReady() ? pollMs : idleMs);
    }
  }

  /** Between pictures: did we sleep, is an interval over, does the picture stand still? */
  async function notice() {
    const now = clock.now();
    const hasSlept = now - lastTurnAt > gapMs;
    const hasLeapt = Math.abs(Date.now() - now) > gapMs;
    if (hasSlept || hasLeapt) {
      endTheFilm();
      await closeOpen(lastTurnAt);
      clock.set();
      pace.forget();
      open = openInterval(clock.now());
    } else if (isDue(open, now)) {
      await closeOpen(now);
    }
    lastTurnAt = clock.now();
    if (state.source.is === "showing" && performance.now() - newPictureMs > stillMs) {
      newPictureMs = performance.now();
      tell({ source: { is: "failed", trouble: "still" } });
      source?.restart();
    }
    if (performance.now() - toldMs > stateEveryMs) tell({});
  }

  async function lookOnce(): Promise<boolean> {
    if (state.role === "other-page" || state.source.is !== "showing" || !detector.isReady()) return false;
    const picture = await source?.grab().catch(() => null);
    if (!picture) return false;
    newPictureMs = performance.now();
    const size = { width: picture.width, height: picture.height };
    const at = clock.now();
    const isOtherSize = size.width !== state.size?.width || size.height !== state.size.height;
    if (isOtherSize) lookEverywhere();
    else if (performance.now() - partMs > partEveryMs) {
      part = watchedPart(drawing, size, heights);
      partMs = performance.now();
    }
    const looked = part;
    const found = await detector.look(looked ? await cutOut(picture, looked) : picture, at);
    if (!found || isStopped) return false;
    const detections = withoutDuplicates(found.map(({ box, score }) => ({ box: inWhole(box, looked), score: trackerScore(score, leastScore()) })), mostOverlap);
    const isSame = counter && lastFrameAt !== undefined && at - lastFrameAt <= gapMs && !isOtherSize;
    if (!isSame) endTheFilm();
    counter ??= newCounter(drawing, size);
    lastFrameAt = at;
    pace.saw(performance.now());
    const frame = countFrame(counter, detections, at);
    counter = frame.counter;
    tracks = frame.tracks.filter((one) => one.confirmed && one.seenAt === at);
    heights = withHeights(heights, tracks, at, drawing, size, looked);
    open = withFrame(open, frame.crossings, frame.people, at);
    for (const listener of trackListeners) listener();
    if (frame.crossings.length > 0 || performance.now() - toldMs > stateEveryMs || isOtherSize) {
      tell({ size, part: looked, people: tracks.length, areas: frame.people, lines: addCounts(today, countedIn(open.lines)) });
    }
    return true;
  }

  function endTheFilm() {
    if (counter) open = withCrossings(open, endFilm(counter), clock.now());
    counter = undefined;
    tracks = [];
  }

  /** Keeps the open interval and begins the next. What cannot be kept on disk is kept in memory, and that is said. */
  async function closeOpen(at: number): Promise<void> {
    const interval = closeInterval(open, at, drawing, state.troubles.map(needs.says));
    open = openInterval(Math.max(at, interval.at));
    if (!needs.isPaired) today = addCounts(today, interval.lines);
    if (!isCounting()) return;
    const day = localDay(interval.at, needs.timeZone);
    try {
      today = await store.keep(interval, day);
    } catch {
      const inMemory = memoryStore();
      await inMemory.keep(interval, day);
      today = addCounts(today, interval.lines);
      takeStore(inMemory);
    }
    delivery?.kick();
  }

  function use(next: CameraDrawing, nextCounts: boolean) {
    if (nextCounts === counts && JSON.stringify(next) === JSON.stringify(drawing)) return;
    const isOther = JSON.stringify(next.source) !== JSON.stringify(drawing.source);
    const isRedrawn = isOther || nextCounts !== counts || JSON.stringify([next.lines, next.areas]) !== JSON.stringify([drawing.lines, drawing.areas]);
    if (isRedrawn) {
      endTheFilm();
      lookEverywhere();
      void closeOpen(clock.now());
    }
    drawing = next;
    counts = nextCounts;
    if (counts && state.role === "counting") delivery?.kick();
    if (isOther) lookThrough(next.source);
    tell({});
  }

  const awake = () => {
    tell({});
    // A phone that was asleep often leaves a dead picture behind.
    if (document.visibilityState === "visible") setTimeout(() => performance.now() - newPictureMs > gapMs && source?.restart(), gapMs);
  };
  const online = () => {
    delivery?.hurry();
    if (state.source.is === "failed") source?.restart();
  };
  const leaving = () => void closeOpen(clock.now());
  document.addEventListener("visibilitychange", awake);
  window.addEventListener("online", online);
  window.addEventListener("pagehide", leaving);

  lookThrough(drawing.source);
  void run();

  return {
    state: () => state,
    tracks: () => tracks,
    onState: (listener) => subscribe(stateListeners, listener),
    onTracks: (listener) => subscribe(trackListeners, listener),
    preview: () => source?.preview ?? null,
    use,
    stop() {
      endTheFilm();
      void closeOpen(clock.now());
      isStopped = true;
      document.removeEventListener("visibilitychange", awake);
      window.removeEventListener("online", online);
      window.removeEventListener("pagehide", leaving);
      letGo();
      delivery?.stop();
      source?.stop();
      detector.close();
    },
  };
}

async function cutOut(picture: ImageBitmap, { x, y, width, height }: Box): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture, x, y, width, height);
  } finally {
    picture.close();
  }
}

function inWhole(box: Box, part: Box | null): Box {
  return part ? { ...box, x: box.x + part.x, y: box.y + part.y } : box;
}

function countedIn(lines: LineCounts) {
  return Object.entries(lines).map(([line, counts]) => ({ line, ...counts }));
}

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
