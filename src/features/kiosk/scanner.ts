"use client";

import { useSyncExternalStore } from "react";

/** The browser's own reader of codes, where it has one. https://wicg.github.io/shape-detection-api/ */
type Detector = { detect(from: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type WithDetector = { BarcodeDetector?: new (options: { formats: string[] }) => Detector };

const lookEveryMs = 250;
const never = () => () => {};

/** Whether this screen can read a code by itself: it needs a camera, a secure address and a browser that knows how. */
export function useCanScan(): boolean {
  return useSyncExternalStore(never, () => "BarcodeDetector" in window && Boolean(navigator.mediaDevices?.getUserMedia), () => false);
}

/** Shows the camera in `video` and tells the first code it sees. Pictures stay in this page. Gives how to stop. */
export function scan(video: HTMLVideoElement, onCode: (text: string) => void, onFailed: () => void): () => void {
  let isGone = false;
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    isGone = true;
    clearTimeout(timer);
    stream?.getTracks().forEach((track) => track.stop());
  };
  const start = async () => {
    const { BarcodeDetector } = window as WithDetector;
    if (!BarcodeDetector) throw new Error("no reader of codes");
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" } });
    if (isGone) return stop();
    video.srcObject = stream;
    await video.play();
    const look = async () => {
      const [found] = await detector.detect(video).catch(() => []);
      if (isGone) return;
      if (!found?.rawValue) return void (timer = setTimeout(() => void look(), lookEveryMs));
      stop();
      onCode(found.rawValue);
    };
    await look();
  };
  start().catch(() => {
    if (isGone) return;
    stop();
    onFailed();
  });
  return stop;
}
