"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { CameraDrawing, CameraMessage, CameraSetup } from "#contract/camera.ts";
import { startCamera, type CameraState, type RunningCamera } from "#features/camera/counting/camera.ts";
import { troubleWords } from "#features/camera/trouble-words.ts";
import { useWords } from "#ui/language.tsx";

type Watched = { camera: RunningCamera | null; state: CameraState | null };

/** Runs the camera while the page is open. Without a model there is none. `counts`: whether what is seen is told. */
export function useCamera(setup: CameraSetup, drawing: CameraDrawing, counts: boolean): Watched {
  const [camera, setCamera] = useState<RunningCamera | null>(null);
  const says = useWords(troubleWords);
  const latest = useRef({ drawing, counts, says });
  useEffect(() => {
    latest.current = { drawing, counts, says };
  });

  const { sensor, clinic, wasmBase, paired } = setup;
  const model = JSON.stringify(setup.model);
  useEffect(() => {
    const found = JSON.parse(model) as CameraSetup["model"];
    if (!found.ready) return;
    const needs = {
      sensorId: sensor.id,
      timeZone: clinic.timeZone,
      isPaired: paired,
      model: found,
      wasmBase,
      says: (trouble: Parameters<typeof says>[0]) => latest.current.says(trouble),
      send: (message: CameraMessage) => post(sensor.id, message),
    };
    const started = startCamera(needs, latest.current.drawing, latest.current.counts);
    setCamera(started);
    return () => {
      started.stop();
      setCamera(null);
    };
  }, [sensor.id, clinic.timeZone, paired, wasmBase, model]);

  useEffect(() => camera?.use(drawing, counts), [camera, drawing, counts]);
  const state = useSyncExternalStore(camera?.onState ?? never, () => camera?.state() ?? null, () => null);
  return { camera, state };
}

const never = () => () => {};
const answersWithinMs = 20_000;

async function post(sensorId: string, message: CameraMessage): Promise<number> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), answersWithinMs);
  try {
    const answer = await fetch(`/api/ingest/${encodeURIComponent(sensorId)}`, {
      method: "POST",
      body: JSON.stringify(message),
      headers: { "content-type": "application/json" },
      cache: "no-store",
      signal: ending.signal,
    });
    return answer.status;
  } finally {
    clearTimeout(timer);
  }
}
