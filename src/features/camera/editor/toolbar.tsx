"use client";

import { Redo2, Spline, SquareDashed, Undo2 } from "lucide-react";
import { editorWords } from "#features/camera/editor/editor-words.ts";
import { Button } from "#ui/button.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useActions } from "#ui/keyboard/keyboard-provider.tsx";
import { useWords } from "#ui/language.tsx";
import { Status } from "#ui/status.tsx";

type ToolbarProps = {
  isChanged: boolean;
  isSaving: boolean;
  mayUndo: boolean;
  mayRedo: boolean;
  mayAddLine: boolean;
  mayAddArea: boolean;
  onAddLine: () => void;
  onAddArea: () => void;
  onUndo: () => void;
  onRedo: () => void;
  onSave: () => void;
  onDiscard: () => void;
};

export function Toolbar(props: ToolbarProps) {
  const t = useWords(editorWords);
  const { isChanged, isSaving, mayUndo, mayRedo, mayAddLine, mayAddArea } = props;
  useActions([
    { id: "camera.undo", label: t("undo"), keys: "mod+z", run: props.onUndo, isDisabled: !mayUndo, repeats: true, group: t("tools") },
    { id: "camera.redo", label: t("redo"), keys: "mod+shift+z", run: props.onRedo, isDisabled: !mayRedo, repeats: true, group: t("tools") },
    { id: "camera.save", label: t("save"), keys: "mod+s", run: props.onSave, isDisabled: !isChanged, group: t("tools") },
  ]);
  return (
    <div role="toolbar" aria-label={t("tools")} className="flex flex-wrap items-center gap-2">
      <Button icon={<Spline />} onClick={props.onAddLine} disabled={!mayAddLine}>{t("addLine")}</Button>
      <Button icon={<SquareDashed />} onClick={props.onAddArea} disabled={!mayAddArea}>{t("addArea")}</Button>
      <IconButton label={t("undo")} keys="mod+z" icon={<Undo2 />} onClick={props.onUndo} disabled={!mayUndo} />
      <IconButton label={t("redo")} keys="mod+shift+z" icon={<Redo2 />} onClick={props.onRedo} disabled={!mayRedo} />
      <span className="ms-auto flex flex-wrap items-center gap-2">
        {isChanged && <Status level="watch" word={t("notSaved")} size="sm" soft />}
        <Button variant="plain" onClick={props.onDiscard}>{isChanged ? t("discard") : t("done")}</Button>
        <Button variant="primary" busy={isSaving} disabled={!isChanged} onClick={props.onSave}>{isSaving ? t("saving") : t("save")}</Button>
      </span>
    </div>
  );
}
