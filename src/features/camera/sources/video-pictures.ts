import { SourceFailure } from "#features/camera/sources/keep-open.ts";

/** Detectors look at 300 pixels; more than this only costs time. */
const widest = 640;

export function aVideo(): HTMLVideoElement {
  const video = document.createElement("video");
  // Phones play by themselves only what is silent and stays in the page.
  Object.assign(video, { muted: true, playsInline: true, autoplay: true, disablePictureInPicture: true });
  video.setAttribute("aria-hidden", "true");
  return video;
}

/** Gives each picture of a video once. */
export function picturesOf(video: HTMLVideoElement): () => Promise<ImageBitmap | null> {
  let given = "";
  return async () => {
    const isThere = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0;
    if (!isThere) return null;
    const picture = pictureNow(video);
    if (picture === given) return null;
    given = picture;
    return smallBitmap(video, video.videoWidth, video.videoHeight);
  };
}

/** The time of a camera goes on between its pictures, so pictures are told apart by their number, where the browser counts them. */
function pictureNow(video: HTMLVideoElement): string {
  const counted = video.getVideoPlaybackQuality?.().totalVideoFrames ?? 0;
  return counted > 0 ? `number ${counted}` : `time ${video.currentTime}`;
}

export async function smallBitmap(picture: HTMLVideoElement | Blob, width: number, height: number): Promise<ImageBitmap> {
  const scale = Math.min(1, widest / width);
  if (scale === 1) return createImageBitmap(picture);
  return createImageBitmap(picture, { resizeWidth: Math.round(width * scale), resizeHeight: Math.round(height * scale), resizeQuality: "medium" });
}

/** Plays what was put into the video; resolves when the first picture is there. */
export async function play(video: HTMLVideoElement, signal: AbortSignal, withinMs = 15_000): Promise<void> {
  const first = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new SourceFailure("still")), withinMs);
    const settle = (then: () => void) => () => {
      clearTimeout(timer);
      then();
    };
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) settle(resolve)();
    video.addEventListener("loadeddata", settle(resolve), { once: true, signal });
    signal.addEventListener("abort", settle(resolve), { once: true });
  });
  await video.play().catch(() => undefined);
  await first;
}
