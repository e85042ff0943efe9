"use client";

import { useMemo, useState } from "react";
import { Eye, EyeOff, Pencil, ShieldCheck } from "lucide-react";
import { useWakeLock } from "#client/use-wake-lock.ts";
import type { CameraSetup, PicturePoint } from "#contract/camera.ts";
import { cameraWords } from "#features/camera/camera-words.ts";
import { AreaCard } from "#features/camera/editor/area-card.tsx";
import { editorWords } from "#features/camera/editor/editor-words.ts";
import { mostAreas, mostLines, newId, nextArea, nextLine, turnedRound, withArea, withAreaChanged, withLine, withLineChanged, without, type Sketch } from "#features/camera/editor/edits.ts";
import { LineCard } from "#features/camera/editor/line-card.tsx";
import { PictureEditor } from "#features/camera/editor/picture-editor.tsx";
import { SourceSettings } from "#features/camera/editor/source-settings.tsx";
import { Toolbar } from "#features/camera/editor/toolbar.tsx";
import { useDrawing } from "#features/camera/editor/use-drawing.ts";
import { Followed } from "#features/camera/followed.tsx";
import { LivePicture } from "#features/camera/live-picture.tsx";
import { Notices } from "#features/camera/notices.tsx";
import { StatusCard } from "#features/camera/status-card.tsx";
import { useAllowedPicture } from "#features/camera/use-allowed-picture.ts";
import { useCamera } from "#features/camera/use-camera.ts";
import { useUntouched } from "#features/camera/use-untouched.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { useLanguage, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Switch } from "#ui/switch.tsx";

type CameraScreenProps = { setup: CameraSetup; isOld: boolean; reload: () => Promise<CameraSetup | null> };

const coveredAfterMs = 120_000;
const usualAspect = 4 / 3;

/** The picture with its drawing, and beside it how it stands. */
export function CameraScreen({ setup, isOld, reload }: CameraScreenProps) {
  const t = useWords(cameraWords);
  const edit = useWords(editorWords);
  const language = useLanguage();
  const drawing = useDrawing(setup, reload);
  const { draft } = drawing;
  const saved = setup.drawing;
  const [isEditing, setEditing] = useState(saved.lines.length + saved.areas.length === 0);
  const [isHidden, setHidden] = useState<boolean | null>(null);
  const [areTracksShown, setTracksShown] = useState(true);

  // Only what is saved is counted; another camera of this device can be looked through before.
  const isOther = JSON.stringify(draft.source) !== JSON.stringify(saved.source);
  const isTrying = isOther && draft.source.kind === "device";
  const source = useAllowedPicture(saved.source);
  const counted = useMemo(() => ({ ...saved, source: isTrying ? draft.source : source }), [isTrying, saved, source, draft.source]);
  const { camera, state } = useCamera(setup, counted, setup.paired && !isTrying);
  const isAwake = useWakeLock(state?.role === "counting");
  const isUntouched = useUntouched(coveredAfterMs);
  const isCovered = !isEditing && (isHidden ?? isUntouched);
  const aspect = state?.size ? state.size.width / state.size.height : usualAspect;

  const change = (sketch: Sketch, gesture?: string) => drawing.change({ ...draft, ...sketch }, gesture);

  function addLine(ends: { from: PicturePoint; to: PicturePoint } = nextLine(draft)) {
    const id = newId("line");
    const only = setup.doors.length === 1 ? setup.doors[0] : undefined;
    change(withLine(draft, { id, name: edit("lineName", { number: draft.lines.length + 1 }), ...ends, door: only ? { doorId: only.id, reversed: false } : null }));
    focusGrip(`${id}/0`);
  }

  function addArea() {
    const id = newId("area");
    const only = setup.zones.length === 1 ? setup.zones[0] : undefined;
    change(withArea(draft, { id, name: edit("areaName", { number: draft.areas.length + 1 }), corners: nextArea(draft), zoneId: only?.id ?? null }));
    focusGrip(`${id}/0`);
  }

  async function save() {
    const isSaved = await drawing.save();
    if (isSaved && draft.lines.length + draft.areas.length > 0) setEditing(false);
  }

  function discard() {
    if (drawing.isChanged) drawing.discard();
    setEditing(false);
  }

  return (
    <div className="mx-auto flex min-h-dvh max-w-[90rem] flex-col gap-4 p-4 sm:p-6">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
        <div>
          <p className="text-sm text-quiet">{setup.clinic.name}</p>
          <h1 className="text-xl font-semibold">{setup.sensor.name}</h1>
        </div>
        <p className="flex items-center gap-1.5 text-sm text-quiet">
          <ShieldCheck aria-hidden="true" className="size-4 shrink-0" />
          {t("privacy")}
        </p>
      </header>

      <main className="grid min-w-0 gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
        <div className="flex min-w-0 flex-col gap-3">
          {!setup.model.ready && <Notice tone="problem">{(language === "es" ? setup.model.says.es : setup.model.says.en)}</Notice>}
          <Notices state={state} isPaired={setup.paired} isTrying={isTrying} isOld={isOld} isAwake={isAwake} />
          {isOther && !isTrying && <Notice announce>{t("saveToLook")}</Notice>}
          {drawing.refusal && (
            <Notice tone="problem" announce action={drawing.refusal.isConflict && <Button size="sm" onClick={() => void drawing.loadTheirs()}>{edit("loadTheirs")}</Button>}>
              {drawing.refusal.says}
            </Notice>
          )}
          {isEditing && (
            <Toolbar
              isChanged={drawing.isChanged}
              isSaving={drawing.isSaving}
              mayUndo={drawing.mayUndo}
              mayRedo={drawing.mayRedo}
              mayAddLine={draft.lines.length < mostLines}
              mayAddArea={draft.areas.length < mostAreas}
              onAddLine={() => addLine()}
              onAddArea={addArea}
              onUndo={drawing.undo}
              onRedo={drawing.redo}
              onSave={() => void save()}
              onDiscard={discard}
            />
          )}
          <PictureEditor sketch={draft} doors={setup.doors} aspect={aspect} isEditing={isEditing} onChange={change} onDrawn={(from, to) => draft.lines.length < mostLines && addLine({ from, to })}>
            <LivePicture camera={camera} shown={state?.preview} isCovered={isCovered} />
            {isCovered && <p className="absolute inset-x-0 bottom-3 text-center text-sm text-quiet">{t("covered")}</p>}
            {camera && state?.size && areTracksShown && <Followed camera={camera} size={state.size} part={state.part} />}
          </PictureEditor>
          {isEditing ? (
            <p className="text-sm text-quiet">{edit("hint")}</p>
          ) : (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button icon={<Pencil />} onClick={() => setEditing(true)}>{t("changeDrawing")}</Button>
              <Button icon={isCovered ? <Eye /> : <EyeOff />} onClick={() => setHidden(!isCovered)}>{isCovered ? t("show") : t("hide")}</Button>
              <Switch label={t("people")} on={areTracksShown} onChange={setTracksShown} />
              {state?.part && areTracksShown && <p className="text-sm text-quiet">{t("part")}</p>}
            </div>
          )}
        </div>

        <div className="flex min-w-0 flex-col gap-4">
          <StatusCard state={state} drawing={counted} isPaired={setup.paired} isTrying={isTrying} />
          <Card title={t("lines")}>
            {draft.lines.length === 0 && <p className="text-sm text-quiet">{t("noLines")}</p>}
            <ul className="divide-y divide-hairline">
              {draft.lines.map((line) => (
                <LineCard
                  key={line.id}
                  line={line}
                  doors={setup.doors}
                  counts={state?.lines[line.id]}
                  isEditing={isEditing}
                  onChange={(part, gesture) => change(withLineChanged(draft, line.id, part), gesture)}
                  onTurn={() => change(turnedRound(draft, line.id))}
                  onRemove={() => change(without(draft, line.id))}
                />
              ))}
            </ul>
          </Card>
          <Card title={t("areas")}>
            {draft.areas.length === 0 && <p className="text-sm text-quiet">{t("noAreas")}</p>}
            <ul className="divide-y divide-hairline">
              {draft.areas.map((area) => (
                <AreaCard
                  key={area.id}
                  area={area}
                  zones={setup.zones}
                  people={state?.areas[area.id]}
                  isEditing={isEditing}
                  onChange={(part, gesture) => change(withAreaChanged(draft, area.id, part), gesture)}
                  onRemove={() => change(without(draft, area.id))}
                />
              ))}
            </ul>
          </Card>
          {isEditing && (
            <Card title={t("cameraSettings")}>
              <SourceSettings key={setup.version} settings={draft} usualScore={setup.model.ready ? setup.model.leastScore : 0.5} asked={state?.source.is ?? "opening"} onChange={(part, gesture) => drawing.change({ ...draft, ...part }, gesture)} />
            </Card>
          )}
        </div>
      </main>
    </div>
  );
}

/** What was just added is what one wants to move. */
function focusGrip(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-grip="${id}"]`)?.focus());
}
