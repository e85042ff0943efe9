"use client";

import { useEffect, useState } from "react";
import type { CameraDrawing, PictureSource } from "#contract/camera.ts";
import { editorWords } from "#features/camera/editor/editor-words.ts";
import { listDevices, type CameraDevice } from "#features/camera/sources/device.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

type Settings = Pick<CameraDrawing, "source" | "detectionsPerSecond" | "leastScore">;
type SourceSettingsProps = { settings: Settings; usualScore: number; /** Something has changed about the camera, such as a permission. */ asked: string; onChange: (change: Partial<Settings>, gesture?: string) => void };

const kinds = ["device", "mjpeg", "hls", "whep"] as const;
const paces = [1, 2, 3, 5, 8, 10, 15];
const firstOne = "-";

/** Which camera, how often it is looked at, and how sure the model must be. */
export function SourceSettings({ settings, usualScore, asked, onChange }: SourceSettingsProps) {
  const t = useWords(editorWords);
  const formats = useFormats();
  const devices = useDevices(asked);
  const { source } = settings;
  const [kind, setKind] = useState<PictureSource["kind"]>(source.kind);
  const percent = settings.leastScore === null ? "" : String(Math.round(settings.leastScore * 100));
  const [sure, setSure] = useState(percent);
  const isSureWrong = sure !== "" && !(Number(sure) >= 5 && Number(sure) <= 95);

  function choose(next: PictureSource["kind"]) {
    setKind(next);
    if (next === "device") onChange({ source: { kind: "device", deviceId: null } });
  }

  return (
    <div className="flex flex-col gap-4">
      <Field label={t("kind")}>
        <Select value={kind} options={kinds.map((value) => ({ value, label: t(value) }))} onChange={choose} />
      </Field>
      {kind === "device" ? (
        <Field label={t("which")}>
          <Select
            value={source.kind === "device" ? (source.deviceId ?? firstOne) : firstOne}
            options={[{ value: firstOne, label: t("facingAway") }, ...devices.map(({ id, label }, i) => ({ value: id, label: label || t("unnamed", { number: i + 1 }) }))]}
            onChange={(id) => onChange({ source: { kind: "device", deviceId: id === firstOne ? null : id } })}
          />
        </Field>
      ) : (
        <Address key={kind} url={source.kind === kind ? source.url : ""} onUse={(url) => onChange({ source: { kind, url } })} />
      )}
      <Field label={t("perSecond")} hint={t("perSecondHint")}>
        <Select value={String(settings.detectionsPerSecond)} options={[...new Set([...paces, settings.detectionsPerSecond])].sort((a, b) => a - b).map((pace) => ({ value: String(pace), label: formats.number(pace, 1) }))} onChange={(pace) => onChange({ detectionsPerSecond: Number(pace) })} />
      </Field>
      <Field
        label={t("leastScore")}
        hint={t("leastScoreHint", { usual: formats.percent(usualScore) })}
        error={isSureWrong ? t("leastScoreWrong") : null}
        inputMode="numeric"
        value={sure}
        onChange={(event) => {
          const typed = event.target.value.trim();
          setSure(typed);
          if (typed === "") onChange({ leastScore: null }, "sure");
          else if (Number(typed) >= 5 && Number(typed) <= 95) onChange({ leastScore: Number(typed) / 100 }, "sure");
        }}
      />
    </div>
  );
}

function Address({ url, onUse }: { url: string; onUse: (url: string) => void }) {
  const t = useWords(editorWords);
  const [typed, setTyped] = useState(url);
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className="flex flex-col items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const isRight = isAddress(typed.trim());
        setWrong(!isRight);
        if (isRight) onUse(typed.trim());
      }}
    >
      <Field className="w-full" label={t("address")} hint={t("addressHint")} error={isWrong ? t("addressWrong") : null} type="url" inputMode="url" autoComplete="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <Button type="submit" size="sm">{t("useAddress")}</Button>
    </form>
  );
}

/** As the contract has it. */
const isAddress = (typed: string) => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol) && typed.length <= 500;

function useDevices(asked: string): CameraDevice[] {
  const [devices, setDevices] = useState<CameraDevice[]>([]);
  useEffect(() => {
    let isGone = false;
    const look = () => void listDevices().then((found) => isGone || setDevices(found));
    look();
    const all: MediaDevices | undefined = navigator.mediaDevices;
    all?.addEventListener?.("devicechange", look);
    return () => {
      isGone = true;
      all?.removeEventListener?.("devicechange", look);
    };
  }, [asked]);
  return devices;
}
