import { keepOpen, SourceFailure, stopped, type SourceState } from "#features/camera/sources/keep-open.ts";
import type { PictureSource } from "#features/camera/sources/picture-source.ts";
import { isMixed, whyNot } from "#features/camera/sources/reach.ts";
import { aVideo, picturesOf, play } from "#features/camera/sources/video-pictures.ts";

/** A network camera, or a recorder before it, that sends HLS. Some seconds late, which a count does not mind. */
export function openHls(url: string, tell: (state: SourceState) => void): PictureSource {
  const video = aVideo();
  // Without it a picture from another address may be shown, but not looked at.
  video.crossOrigin = "anonymous";
  const kept = keepOpen(async (signal, showing) => {
    if (isMixed(url)) throw new SourceFailure("mixed");
    // The library is heavy, and most cameras need none.
    const { default: Hls } = await import("hls.js");
    const end = Hls.isSupported() ? byLibrary(Hls, url, video) : byBrowser(url, video);
    try {
      await Promise.race([play(video, signal, 30_000), end.failed]);
      if (!signal.aborted) showing();
      await Promise.race([stopped(signal), end.failed]);
    } finally {
      end.close();
    }
  }, tell);
  return { preview: video, grab: picturesOf(video), ...kept };
}

type Playing = { failed: Promise<never>; close: () => void };

function byLibrary(Hls: typeof import("hls.js").default, url: string, video: HTMLVideoElement): Playing {
  const hls = new Hls({ liveSyncDurationCount: 2, backBufferLength: 0, maxBufferLength: 10 });
  const failed = new Promise<never>((_, reject) => {
    hls.on(Hls.Events.ERROR, (_event, { fatal, type, response }) => {
      if (!fatal) return;
      if (type !== Hls.ErrorTypes.NETWORK_ERROR) return reject(new SourceFailure("not-hls"));
      if ((response?.code ?? 0) >= 400) return reject(new SourceFailure("refused"));
      void whyNot(url).then((trouble) => reject(new SourceFailure(trouble)));
    });
  });
  failed.catch(() => undefined);
  hls.loadSource(url);
  hls.attachMedia(video);
  return { failed, close: () => hls.destroy() };
}

/** Safari plays HLS by itself. */
function byBrowser(url: string, video: HTMLVideoElement): Playing {
  if (video.canPlayType("application/vnd.apple.mpegurl") === "") throw new SourceFailure("not-hls");
  const failed = new Promise<never>((_, reject) => {
    video.onerror = () => {
      if (video.error?.code === MediaError.MEDIA_ERR_DECODE) reject(new SourceFailure("not-hls"));
      else void whyNot(url).then((trouble) => reject(new SourceFailure(trouble === "cors" ? "not-hls" : trouble)));
    };
  });
  failed.catch(() => undefined);
  video.src = url;
  const close = () => {
    video.onerror = null;
    video.removeAttribute("src");
    video.load();
  };
  return { failed, close };
}
