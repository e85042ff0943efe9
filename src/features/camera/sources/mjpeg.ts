import { keepOpen, SourceFailure, type SourceState } from "#features/camera/sources/keep-open.ts";
import { boundaryOf, multipart } from "#features/camera/sources/multipart.ts";
import type { PictureSource } from "#features/camera/sources/picture-source.ts";
import { reach } from "#features/camera/sources/reach.ts";
import { smallBitmap } from "#features/camera/sources/video-pictures.ts";
import { secondMs } from "#domain/time.ts";

const silentMs = 10 * secondMs;

/** A network camera that sends one JPEG after another. It must allow this page to read them (CORS). */
export function openMjpeg(url: string, tell: (state: SourceState) => void): PictureSource {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  let newest: Uint8Array | undefined;

  const kept = keepOpen(async (signal, showing) => {
    const answer = await reach(url, { signal });
    const boundary = boundaryOf(answer.headers.get("content-type"));
    if (boundary === null || !answer.body) throw new SourceFailure("not-mjpeg");
    const parts = multipart(boundary);
    const reader = answer.body.getReader();
    const cancel = () => void reader.cancel().catch(() => undefined);
    signal.addEventListener("abort", cancel, { once: true });
    let isShowing = false;
    try {
      while (!signal.aborted) {
        const { done, value } = await within(silentMs, reader.read());
        if (done) return;
        newest = takeOrFail(parts, value).at(-1) ?? newest;
        if (newest && !isShowing) showing();
        isShowing ||= newest !== undefined;
      }
    } finally {
      newest = undefined;
      cancel();
    }
  }, tell);

  return {
    preview: canvas,
    async grab() {
      const jpeg = newest;
      newest = undefined;
      if (!jpeg) return null;
      const blob = new Blob([jpeg as BlobPart], { type: "image/jpeg" });
      const whole = await createImageBitmap(blob).catch(() => null);
      if (!whole) return null;
      if (canvas.width !== whole.width) canvas.width = whole.width;
      if (canvas.height !== whole.height) canvas.height = whole.height;
      canvas.getContext("2d")?.drawImage(whole, 0, 0);
      const small = await smallBitmap(blob, whole.width, whole.height);
      whole.close();
      return small;
    },
    restart: kept.restart,
    stop: kept.stop,
  };
}

function takeOrFail(parts: ReturnType<typeof multipart>, bytes: Uint8Array): Uint8Array[] {
  try {
    return parts.take(bytes);
  } catch {
    throw new SourceFailure("not-mjpeg");
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SourceFailure("still")), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
