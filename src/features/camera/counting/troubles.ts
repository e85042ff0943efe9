import type { DetectorState } from "#features/camera/detector/detector.ts";
import type { SourceState, SourceTrouble } from "#features/camera/sources/keep-open.ts";

/** What is wrong with counting just now; each has its sentence in trouble-words.ts, for the screen and for the server. */
export type Trouble = SourceTrouble | "detector-failed" | "detector-restarting" | "slow" | "hidden" | "not-lasting";

type Seen = {
  source: SourceState;
  detector: DetectorState;
  isHidden: boolean;
  isLasting: boolean;
  /** Detections a second of late; null while too few are known. */
  pace: number | null;
  wishedPace: number;
};

/** Below this share of the wished pace people who walk fast may be missed. */
const slowShare = 0.6;

export function troublesOf({ source, detector, isHidden, isLasting, pace, wishedPace }: Seen): Trouble[] {
  const troubles: Trouble[] = [];
  if (source.is === "failed") troubles.push(source.trouble);
  if (detector.is === "failed") troubles.push("detector-failed");
  if (detector.is === "restarting") troubles.push("detector-restarting");
  if (isHidden) troubles.push("hidden");
  else if (source.is === "showing" && detector.is === "ready" && pace !== null && pace < slowShare * wishedPace) troubles.push("slow");
  if (!isLasting) troubles.push("not-lasting");
  return troubles;
}
