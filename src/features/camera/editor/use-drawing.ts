"use client";

import { useState } from "react";
import type { CameraDrawing, CameraSetup, SaveDrawing } from "#contract/camera.ts";
import { ApiProblem, sendJson } from "#client/http.ts";
import { editorWords } from "#features/camera/editor/editor-words.ts";
import { begun, changed, redone, undone, type History } from "#features/camera/editor/history.ts";
import { useWords } from "#ui/language.tsx";

export type Drawing = {
  draft: CameraDrawing;
  isChanged: boolean;
  isSaving: boolean;
  /** Why it could not be saved; `isConflict` when somebody else was faster. */
  refusal: { says: string; isConflict: boolean } | null;
  mayUndo: boolean;
  mayRedo: boolean;
  change: (draft: CameraDrawing, gesture?: string) => void;
  undo: () => void;
  redo: () => void;
  discard: () => void;
  save: () => Promise<boolean>;
  /** Throws the own drawing away for the one that the server has. */
  loadTheirs: () => Promise<void>;
};

type Held = { version: number; saved: CameraDrawing; history: History<CameraDrawing> };

/** What is drawn but perhaps not saved. A newer drawing from elsewhere is taken over as long as nothing was changed here. */
export function useDrawing(setup: CameraSetup, reload: () => Promise<CameraSetup | null>): Drawing {
  const t = useWords(editorWords);
  const [held, setHeld] = useState<Held>(() => freshly(setup));
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Drawing["refusal"]>(null);
  const draft = held.history.now;
  const isChanged = !same(draft, held.saved);
  if (setup.version > held.version && !isChanged && !isSaving) setHeld(freshly(setup));

  const step = (next: (history: History<CameraDrawing>) => History<CameraDrawing>) => {
    setHeld((before) => ({ ...before, history: next(before.history) }));
    if (!refusal?.isConflict) setRefusal(null);
  };

  async function save(): Promise<boolean> {
    const nameless = [...draft.lines, ...draft.areas].some(({ name }) => name.trim() === "");
    if (nameless) {
      setRefusal({ says: t("nameMissing"), isConflict: false });
      return false;
    }
    setSaving(true);
    try {
      const body: SaveDrawing = { version: held.version, drawing: draft };
      await sendJson<unknown>("PUT", `/api/camera/${encodeURIComponent(setup.sensor.id)}/drawing`, body);
      setHeld((before) => ({ ...before, version: before.version + 1, saved: draft }));
      setRefusal(null);
      const fresh = await reload();
      if (fresh) setHeld((before) => (same(before.history.now, draft) ? { ...before, version: fresh.version, saved: draft } : { ...before, version: fresh.version }));
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setRefusal(refusalOf(error));
      return false;
    } finally {
      setSaving(false);
    }
  }

  function refusalOf({ problem }: ApiProblem): NonNullable<Drawing["refusal"]> {
    if (problem.code === "changed-meanwhile") return { says: t("changedMeanwhile"), isConflict: true };
    if (problem.code === "network") return { says: t("unreachable"), isConflict: false };
    if (problem.status === 401 || problem.status === 403) return { says: t("notAllowed"), isConflict: false };
    return { says: t("notSavedBecause", { why: problem.detail ?? problem.title }), isConflict: false };
  }

  return {
    draft,
    isChanged,
    isSaving,
    refusal,
    mayUndo: held.history.past.length > 0,
    mayRedo: held.history.future.length > 0,
    change: (next, gesture) => step((history) => changed(history, next, gesture)),
    undo: () => step(undone),
    redo: () => step(redone),
    discard: () => step((history) => changed(history, held.saved)),
    save,
    async loadTheirs() {
      const fresh = await reload();
      if (!fresh) return;
      setHeld(freshly(fresh));
      setRefusal(null);
    },
  };
}

const freshly = ({ version, drawing }: CameraSetup): Held => ({ version, saved: drawing, history: begun(drawing) });

const same = (a: CameraDrawing, b: CameraDrawing) => a === b || JSON.stringify(a) === JSON.stringify(b);
