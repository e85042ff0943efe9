"use client";

import { useEffect, useRef } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AccessList, IssuedToken } from "#contract/admin.ts";
import { sendJson } from "#client/http.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import { accessKey } from "#features/admin/access-key.ts";
import { adminWords } from "#features/admin/admin-words.ts";
import { Copyable } from "#features/admin/copyable.tsx";
import { usePageHost } from "#features/admin/mqtt-card.tsx";
import { mqttServer, mqttTopic, stageOf, type Subject } from "#features/admin/token-state.ts";

type IssueDialogProps = { subject: Subject; list: Pick<AccessList, "mqtt" | "clinicSlug">; onClose: () => void };

/** Asks first where a token in use would stop; then shows the new one, this once. */
export function IssueDialog({ subject, list, onClose }: IssueDialogProps) {
  const t = useWords(adminWords);
  const queryClient = useQueryClient();
  const { kind, id, name } = subject;
  const issue = useMutation({
    // Gone from memory with the dialog.
    gcTime: 0,
    mutationFn: () => sendJson<IssuedToken>("POST", `/api/admin/access/${kind}/${encodeURIComponent(id)}`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accessKey }),
  });
  const { mutate, data: issued, error, isPending } = issue;

  // Nothing stops working with a first token, so there is nothing to ask.
  const asks = stageOf(subject.token) === "live";
  const hasBegun = useRef(false);
  useEffect(() => {
    if (asks || hasBegun.current) return;
    hasBegun.current = true;
    mutate();
  }, [asks, mutate]);

  const again = <Button variant="primary" busy={isPending} onClick={() => mutate()}>{t(error ? "again" : "reissue")}</Button>;
  const actions = issued ? <Button variant="primary" onClick={onClose}>{t("done")}</Button> : <><Button onClick={onClose}>{t("keep")}</Button>{again}</>;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={issued || !asks ? t("issuedTitle", { name }) : t("reissueTitle", { name })}
      description={issued ? t("shownOnce") : asks ? t(warnings[kind]) : undefined}
      actions={issued || asks || error ? actions : undefined}
    >
      {error && <Notice tone="problem" announce>{error.message} {t("notDone")}</Notice>}
      {issued && <Issued issued={issued} subject={subject} list={list} />}
      {!issued && !error && !asks && <div className="h-64" />}
    </Dialog>
  );
}

const warnings = { sensor: "reissueSensor", device: "reissueDevice", board: "reissueBoard" } as const;
const addresses = { sensor: "addressSensor", device: "addressDevice", board: "addressBoard" } as const;

function Issued({ issued, subject, list }: { issued: IssuedToken; subject: Subject; list: IssueDialogProps["list"] }) {
  const t = useWords(adminWords);
  const pageHost = usePageHost();
  const { kind, id } = subject;
  // A camera is a browser: what it needs is an address to open.
  const isCamera = kind === "sensor" && issued.example === null;
  return (
    <div className="flex flex-col gap-4">
      {/* A board's token is part of the address that is opened on it. */}
      {kind !== "board" && !isCamera && <Copyable label={t("tokenLabel")} text={issued.token} />}
      <Copyable label={t(isCamera ? "addressCamera" : addresses[kind])} text={issued.address} />
      {isCamera && <span data-theme="light" className="self-center rounded-md bg-surface text-ink"><QrCode text={issued.address} label={t("qrOf")} className="w-44" /></span>}
      {issued.example && <Copyable label={t("example")} text={issued.example} />}
      {kind === "sensor" && !isCamera && list.mqtt && (
        <section className="flex flex-col gap-3 border-t border-hairline pt-4">
          <h3 className="text-sm font-semibold">{t("orMqtt")}</h3>
          <Copyable label={t("mqttServer")} text={mqttServer(list.mqtt, pageHost)} />
          <Copyable label={t("mqttTopic")} text={mqttTopic(list.clinicSlug, id)} />
          <p className="text-sm text-quiet">{t("mqttUser")}: <code className="font-mono text-ink">{id}</code>. {t("mqttPassword")}: {t("theToken")}.</p>
        </section>
      )}
    </div>
  );
}
