import { secondMs } from "#domain/time.ts";

/** Calls `begin` once this is the only page of the browser that counts for the sensor, and `wait` if another one does now. Gives how to let go. */
export function onlyOne(sensorId: string, begin: () => void, wait: () => void): () => void {
  // Browsers have locks only on https and localhost.
  return "locks" in navigator ? byLock(`anteroom-camera-${sensorId}`, begin, wait) : byLease(`anteroom.camera.${sensorId}.counts`, begin, wait);
}

function byLock(name: string, begin: () => void, wait: () => void): () => void {
  const leaving = new AbortController();
  const held = () =>
    new Promise<void>((letGo) => {
      if (leaving.signal.aborted) return letGo();
      leaving.signal.addEventListener("abort", () => letGo());
      begin();
    });
  void navigator.locks
    .request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await held();
      return lock !== null;
    })
    .then((isDone) => {
      if (isDone || leaving.signal.aborted) return;
      wait();
      return navigator.locks.request(name, { signal: leaving.signal }, held);
    })
    .catch(() => undefined);
  return () => leaving.abort();
}

const renewMs = 2 * secondMs;
const leaseMs = 6 * secondMs;

/** A note in the browser that is renewed while its page lives; one that has run out is anybody's. */
function byLease(name: string, begin: () => void, wait: () => void): () => void {
  const me = Math.random().toString(36).slice(2);
  let isMine = false;
  const look = () => {
    const [holder, until] = (localStorage.getItem(name) ?? "").split(" ");
    const isTaken = holder !== "" && holder !== me && Number(until) > Date.now() && Number(until) < Date.now() + 2 * leaseMs;
    if (isTaken) {
      isMine = false;
      return wait();
    }
    localStorage.setItem(name, `${me} ${Date.now() + leaseMs}`);
    if (!isMine) begin();
    isMine = true;
  };
  look();
  const timer = setInterval(look, renewMs);
  return () => {
    clearInterval(timer);
    if (isMine) localStorage.removeItem(name);
  };
}
