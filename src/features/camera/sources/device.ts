import { keepOpen, SourceFailure, stopped, type SourceState, type SourceTrouble } from "#features/camera/sources/keep-open.ts";
import type { PictureSource } from "#features/camera/sources/picture-source.ts";
import { aVideo, picturesOf, play } from "#features/camera/sources/video-pictures.ts";

/** A camera of this very machine: the chosen one, or the one that faces away from the screen. */
export function openDevice(deviceId: string | null, tell: (state: SourceState) => void): PictureSource {
  const video = aVideo();
  const kept = keepOpen(async (signal, showing) => {
    const stream = await ask(deviceId);
    try {
      const [track] = stream.getVideoTracks();
      if (!track || signal.aborted) return;
      const ended = new Promise<never>((_, reject) => track.addEventListener("ended", () => reject(new SourceFailure("unplugged"))));
      ended.catch(() => undefined);
      video.srcObject = stream;
      await Promise.race([play(video, signal), ended]);
      if (!signal.aborted) showing();
      await Promise.race([stopped(signal), ended]);
    } finally {
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    }
  }, tell);
  // Somebody has plugged a camera in.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  let isShowing = false;
  const changed = () => void (isShowing || kept.restart());
  const shown = () => void (isShowing = true);
  const emptied = () => void (isShowing = false);
  devices?.addEventListener?.("devicechange", changed);
  video.addEventListener("loadeddata", shown);
  video.addEventListener("emptied", emptied);
  return {
    preview: video,
    grab: picturesOf(video),
    restart: kept.restart,
    stop() {
      devices?.removeEventListener?.("devicechange", changed);
      kept.stop();
    },
  };
}

/** More pixels than a detector looks at would only warm the phone. */
const wished = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15, max: 30 } };

async function ask(deviceId: string | null): Promise<MediaStream> {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  // Browsers hide cameras from addresses without https.
  if (!devices?.getUserMedia) throw new SourceFailure("insecure");
  const which = deviceId === null ? { facingMode: { ideal: "environment" } } : { deviceId: { exact: deviceId } };
  try {
    return await devices.getUserMedia({ audio: false, video: { ...wished, ...which } });
  } catch (error) {
    throw new SourceFailure(troubles[error instanceof DOMException ? error.name : ""] ?? "broken-off");
  }
}

/** The browser's names. Source: Media Capture and Streams, getUserMedia(). */
const troubles: Record<string, SourceTrouble> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "no-camera",
  OverconstrainedError: "no-camera",
  NotReadableError: "busy",
  AbortError: "busy",
};

export type CameraDevice = { id: string; label: string };

/** The cameras of this machine. Browsers name them only once one was allowed. */
export async function listDevices(): Promise<CameraDevice[]> {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  const all = (await devices?.enumerateDevices?.().catch(() => [])) ?? [];
  return all.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "").map(({ deviceId, label }) => ({ id: deviceId, label }));
}
