"use client";

import { useCallback, useEffect, useState } from "react";
import type { CameraSetup } from "#contract/camera.ts";
import { ApiProblem, getJson } from "#client/http.ts";

export type Setup =
  | { is: "loading" }
  /** Neither paired nor an administrator. */
  | { is: "stranger" }
  | { is: "unreachable" }
  /** `isOld`: from this browser's memory, since the server does not answer. */
  | { is: "ready"; setup: CameraSetup; isOld: boolean };

const lookAgainMs = 60_000;
const lookSoonerMs = 10_000;

/** How the camera is set up, asked again every minute: somebody may draw on another device. A restart without the server goes on as before. */
export function useSetup(sensorId: string): [Setup, () => Promise<CameraSetup | null>] {
  const [setup, setSetup] = useState<Setup>({ is: "loading" });

  const look = useCallback(async () => {
    try {
      const fresh = await getJson<CameraSetup>(`/api/camera/${encodeURIComponent(sensorId)}`);
      remember(sensorId, fresh);
      setSetup((held) => (held.is === "ready" && !held.isOld && same(held.setup, fresh) ? held : { is: "ready", setup: fresh, isOld: false }));
      return fresh;
    } catch (error) {
      const status = error instanceof ApiProblem ? error.problem.status : 0;
      if (status === 401 || status === 403 || status === 404) {
        forget(sensorId);
        // What is counted meanwhile waits for the device to be connected again.
        setSetup((held) => (held.is === "ready" ? held : { is: "stranger" }));
      } else {
        const known = recall(sensorId);
        setSetup((held) => (held.is === "ready" ? { ...held, isOld: true } : known ? { is: "ready", setup: known, isOld: true } : { is: "unreachable" }));
      }
      return null;
    }
  }, [sensorId]);

  const waitMs = setup.is === "ready" && !setup.isOld ? lookAgainMs : lookSoonerMs;
  useEffect(() => {
    const first = setTimeout(() => void look(), 0);
    return () => clearTimeout(first);
  }, [look]);
  useEffect(() => {
    const timer = setInterval(() => void look(), waitMs);
    const online = () => void look();
    window.addEventListener("online", online);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", online);
    };
  }, [look, waitMs]);
  return [setup, look];
}

const same = (a: CameraSetup, b: CameraSetup) => JSON.stringify(a) === JSON.stringify(b);
const place = (sensorId: string) => `anteroom.camera.${sensorId}.setup`;

// A browser may refuse storage; then a restart needs the server.
function remember(sensorId: string, setup: CameraSetup): void {
  try {
    localStorage.setItem(place(sensorId), JSON.stringify(setup));
  } catch {}
}

function recall(sensorId: string): CameraSetup | null {
  try {
    return JSON.parse(localStorage.getItem(place(sensorId)) ?? "null") as CameraSetup | null;
  } catch {
    return null;
  }
}

function forget(sensorId: string): void {
  try {
    localStorage.removeItem(place(sensorId));
  } catch {}
}
