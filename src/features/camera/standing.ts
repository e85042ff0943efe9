import type { CameraState } from "#features/camera/counting/camera.ts";
import type { StatusLevel } from "#ui/status.tsx";

export type StandingWord = "opening" | "loadingModel" | "noPicture" | "notCounting" | "drawFirst" | "onlyLooking" | "counting";

/** How it stands in one word, the gravest first. */
export function standing(state: CameraState | null, isPaired: boolean, isTrying: boolean, isDrawn: boolean): { level: StatusLevel; word: StandingWord } {
  if (!state || state.source.is === "opening") return { level: "off", word: "opening" };
  if (state.source.is === "failed") return { level: "late", word: "noPicture" };
  if (state.detector.is === "failed") return { level: "late", word: "notCounting" };
  if (state.role === "other-page") return { level: "off", word: "notCounting" };
  if (state.detector.is !== "ready" || state.role === "asking") return { level: "off", word: "loadingModel" };
  if (!isDrawn) return { level: "watch", word: "drawFirst" };
  if (!isPaired || isTrying) return { level: "off", word: "onlyLooking" };
  return { level: state.troubles.includes("slow") || state.troubles.includes("hidden") ? "watch" : "ok", word: "counting" };
}
