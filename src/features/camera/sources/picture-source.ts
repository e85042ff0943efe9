import type { PictureSource as ChosenSource } from "#contract/camera.ts";
import { openDevice } from "#features/camera/sources/device.ts";
import { openHls } from "#features/camera/sources/hls.ts";
import { openMjpeg } from "#features/camera/sources/mjpeg.ts";
import type { SourceState } from "#features/camera/sources/keep-open.ts";
import { openWhep } from "#features/camera/sources/whep.ts";

/** Pictures of a camera, whatever it speaks. It opens at once and again after every failure, until it is stopped. */
export type PictureSource = {
  /** What shows the picture in the page. */
  preview: HTMLVideoElement | HTMLCanvasElement;
  /** The newest picture, small enough for a detector; `null` when there is none that was not given before. */
  grab(): Promise<ImageBitmap | null>;
  /** Tries again now: the page is awake again, or the network is back. */
  restart(): void;
  stop(): void;
};

export function openSource(chosen: ChosenSource, tell: (state: SourceState) => void): PictureSource {
  switch (chosen.kind) {
    case "device":
      return openDevice(chosen.deviceId, tell);
    case "mjpeg":
      return openMjpeg(chosen.url, tell);
    case "hls":
      return openHls(chosen.url, tell);
    case "whep":
      return openWhep(chosen.url, tell);
  }
}
