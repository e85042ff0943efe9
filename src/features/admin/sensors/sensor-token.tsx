"use client";

import Link from "next/link";
import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { SensorList, SensorPage } from "#contract/sensors.ts";
import { Button, buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Status } from "#ui/status.tsx";
import { Copyable } from "#features/admin/copyable.tsx";
import { IssueDialog } from "#features/admin/issue-dialog.tsx";
import { RevokeDialog } from "#features/admin/revoke-dialog.tsx";
import { cameraAdapter } from "#features/admin/sensors/added.tsx";
import { sensorsKey } from "#features/admin/sensors/sensors-key.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";
import { stageOf, type Subject } from "#features/admin/token-state.ts";

/** The key with which it gets in: how old it is, a new one, or none. */
export function SensorToken({ sensor, list }: { sensor: SensorPage; list: SensorList }) {
  const t = useWords(sensorsWords);
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<"issue" | "revoke" | null>(null);
  const subject: Subject = { kind: "sensor", id: sensor.id, name: sensor.name, token: sensor.token };
  const isLive = stageOf(sensor.token) === "live";
  const isCamera = sensor.adapter === cameraAdapter;
  const close = () => {
    setAsked(null);
    void queryClient.invalidateQueries({ queryKey: sensorsKey });
  };
  return (
    <Card title={isCamera ? t("camera") : t("access")} aside={isCamera && <Link href={`/camera/${encodeURIComponent(sensor.id)}`} className={buttonLook("quiet", "sm")}>{t("openCamera")}</Link>}>
      {isCamera ? <p className="mb-3 text-sm text-quiet">{t("cameraDetail")}</p> : <div className="mb-4"><Copyable label={t("address")} text={sensor.address} /></div>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <TokenLine token={sensor.token} />
        {isLive && <Button size="sm" variant="danger" onClick={() => setAsked("revoke")}>{t("revoke")}</Button>}
        <Button size="sm" onClick={() => setAsked("issue")}>{t("newToken")}</Button>
      </div>
      {asked === "issue" && <IssueDialog subject={subject} list={list} onClose={close} />}
      {asked === "revoke" && <RevokeDialog subject={subject} onClose={close} />}
    </Card>
  );
}

function TokenLine({ token }: { token: SensorPage["token"] }) {
  const t = useWords(sensorsWords);
  const formats = useFormats();
  const used = token.lastUsedAt === null ? t("usedNever") : t("usedAt", { when: `${formats.date(token.lastUsedAt)}, ${formats.clock(token.lastUsedAt)}` });
  switch (stageOf(token)) {
    case "never":
      return <span className="min-w-0 flex-1 text-sm text-quiet">{t("neverIssued")}</span>;
    case "revoked":
      return <span className="min-w-0 flex-1"><Status level="off" word={t("revoked")} /></span>;
    case "live":
      return <span className="number min-w-0 flex-1 text-sm text-quiet">{t("issuedAt", { when: formats.date(token.issuedAt ?? 0), used })}</span>;
  }
}
