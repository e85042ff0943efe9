"use client";

import Link from "next/link";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SensorList } from "#contract/sensors.ts";
import { sendJson } from "#client/http.ts";
import { Ago } from "#ui/ago.tsx";
import { Button, buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusShape } from "#ui/status-shape.tsx";
import { Payload } from "#features/admin/sensors/payload.tsx";
import { sensorsKey } from "#features/admin/sensors/sensors-key.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

export type Stranger = SensorList["quarantine"][number];

/** Whoever sent and is not known: add it, or wave it away. */
export function Quarantine({ strangers, offset, onAdd }: { strangers: readonly Stranger[]; offset: number; onAdd: (stranger: Stranger) => void }) {
  const t = useWords(sensorsWords);
  if (strangers.length === 0) return null;
  return (
    <Card title={<span className="inline-flex items-center gap-2"><StatusShape level="watch" className="size-3.5 text-watch" />{t(strangers.some((s) => s.reason === "wrong-token") ? "refusedSenders" : "unknownSenders", { count: strangers.length })}</span>} aside={<span className="max-sm:hidden">{t("unknownDetail")}</span>} flush>
      <ul className="max-h-96 divide-y divide-hairline overflow-y-auto border-t border-hairline">
        {strangers.map((stranger) => <Row key={stranger.sender} stranger={stranger} offset={offset} onAdd={onAdd} />)}
      </ul>
    </Card>
  );
}

function Row({ stranger, offset, onAdd }: { stranger: Stranger; offset: number; onAdd: (stranger: Stranger) => void }) {
  const t = useWords(sensorsWords);
  const queryClient = useQueryClient();
  const { sender, via, reason, lastSeenAt, messages, lastPayload, looksLike } = stranger;
  const isKnown = reason === "wrong-token";
  const dismiss = useMutation({
    mutationFn: () => sendJson<void>("POST", "/api/admin/quarantine/dismiss", { sender }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sensorsKey }),
  });
  const vendors = [...new Set(looksLike.map((guess) => guess.vendor))].slice(0, 2).join(", ");
  return (
    <li className="flex flex-col gap-2 px-4 py-2.5 sm:flex-row sm:items-start sm:gap-4">
      <div className="min-w-0 flex-1 text-sm">
        <p><span className="font-mono text-xs font-medium break-all">{sender}</span> <span className="max-sm:block">{isKnown ? t("wrongToken") : t("unknownReason")}. <span className="text-quiet">{isKnown ? null : vendors ? `${t("looksLike", { vendors })}.` : `${t("looksLikeNothing")}.`}</span></span></p>
        <details>
          <summary className="number w-fit cursor-pointer py-1 text-xs text-quiet hover:text-ink">{t("messages", { count: messages })}, <Ago at={lastSeenAt} offset={offset} />, {via}</summary>
          <div className="mt-1 mb-1"><Payload text={lastPayload} label={t("lastMessage")} /></div>
        </details>
        {dismiss.error && <Notice tone="problem" announce>{dismiss.error.message} {t("notDone")}</Notice>}
      </div>
      <div className="flex shrink-0 gap-2">
        <Button size="sm" variant="plain" busy={dismiss.isPending} onClick={() => dismiss.mutate()} aria-label={t("dismissSender", { sender })}>{t("dismiss")}</Button>
        {isKnown
          ? <Link href={`/admin/sensors/${encodeURIComponent(sender)}`} className={buttonLook("quiet", "sm")}>{t("openThis")}</Link>
          : <Button size="sm" onClick={() => onAdd(stranger)} aria-label={t("addSender", { sender })}>{t("addThis")}</Button>}
      </div>
    </li>
  );
}
