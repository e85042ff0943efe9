import { keepOpen, SourceFailure, stopped, type SourceState } from "#features/camera/sources/keep-open.ts";
import type { PictureSource } from "#features/camera/sources/picture-source.ts";
import { reach } from "#features/camera/sources/reach.ts";
import { aVideo, picturesOf, play } from "#features/camera/sources/video-pictures.ts";
import { secondMs } from "#domain/time.ts";

const gatherMs = 2 * secondMs;

/** A media server that hands a camera on by WebRTC: one question, one answer. Source: WebRTC-HTTP Egress Protocol. */
export function openWhep(url: string, tell: (state: SourceState) => void): PictureSource {
  const video = aVideo();
  const kept = keepOpen(async (signal, showing) => {
    const line = new RTCPeerConnection();
    let session: string | null = null;
    const leave = () => {
      if (session) void fetch(session, { method: "DELETE", credentials: "omit", keepalive: true }).catch(() => undefined);
      session = null;
    };
    // A page that is closed ends no attempt; the media server would go on sending for a while.
    window.addEventListener("pagehide", leave);
    try {
      const { receiver } = line.addTransceiver("video", { direction: "recvonly" });
      const broken = new Promise<never>((_, reject) => {
        line.addEventListener("connectionstatechange", () => {
          if (line.connectionState === "failed" || line.connectionState === "closed") reject(new SourceFailure("broken-off"));
        });
        receiver.track.addEventListener("ended", () => reject(new SourceFailure("broken-off")));
      });
      broken.catch(() => undefined);
      await line.setLocalDescription();
      await gathered(line);
      const answer = await reach(url, { method: "POST", body: line.localDescription?.sdp ?? "", headers: { "content-type": "application/sdp", accept: "application/sdp" }, signal });
      const place = answer.headers.get("location");
      session = place === null ? null : new URL(place, url).href;
      const sdp = await answer.text();
      await line.setRemoteDescription({ type: "answer", sdp }).catch(() => {
        throw new SourceFailure("not-whep");
      });
      video.srcObject = new MediaStream([receiver.track]);
      await Promise.race([play(video, signal), broken]);
      if (!signal.aborted) showing();
      await Promise.race([stopped(signal), broken]);
    } finally {
      line.close();
      video.srcObject = null;
      window.removeEventListener("pagehide", leave);
      leave();
    }
  }, tell);
  return { preview: video, grab: picturesOf(video), ...kept };
}

/** The ways on which this browser can be reached. Some networks never finish telling, and the first few are enough. */
function gathered(line: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, gatherMs);
    const look = () => {
      if (line.iceGatheringState !== "complete") return;
      clearTimeout(timer);
      resolve();
    };
    line.addEventListener("icegatheringstatechange", look);
    look();
  });
}
