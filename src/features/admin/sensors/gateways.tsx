"use client";

import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { IssuedToken } from "#contract/admin.ts";
import type { AddedGateway, SensorList } from "#contract/sensors.ts";
import { sendJson } from "#client/http.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Copyable } from "#features/admin/copyable.tsx";
import { problemOf } from "#features/admin/sensors/add-dialog.tsx";
import { sensorsKey } from "#features/admin/sensors/sensors-key.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

type Gateway = SensorList["gateways"][number];

/** Whoever speaks for many sensors. */
export function Gateways({ list }: { list: SensorList }) {
  const t = useWords(sensorsWords);
  const formats = useFormats();
  const [open, setOpen] = useState<{ what: "add" } | { what: "token" | "remove"; gateway: Gateway } | null>(null);
  const close = () => setOpen(null);
  return (
    <Card title={t("gateways")} aside={<Button size="sm" icon={<Plus />} onClick={() => setOpen({ what: "add" })}>{t("addGateway")}</Button>}>
      <p className="max-w-prose text-sm text-quiet">{t("gatewaysDetail")} {list.gateways.length === 0 && t("noGateways")}</p>
      {list.gateways.length > 0 && (
        <ul className="mt-3 divide-y divide-hairline border-t border-hairline">
          {list.gateways.map((gateway) => (
            <li key={gateway.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
              <span className="min-w-0 flex-1 text-sm">
                <span className="font-medium">{gateway.name}</span> <span className="font-mono text-xs text-quiet">{gateway.id}</span>
                <span className="number block text-xs text-quiet">
                  {gateway.token.issuedAt !== null && t("tokenIssued", { when: formats.date(gateway.token.issuedAt) })}, {gateway.token.lastUsedAt === null ? t("usedNever") : t("usedAt", { when: `${formats.date(gateway.token.lastUsedAt)}, ${formats.clock(gateway.token.lastUsedAt)}` })}
                </span>
              </span>
              <span className="flex gap-2">
                <Button size="sm" variant="danger" onClick={() => setOpen({ what: "remove", gateway })} aria-label={t("removeGateway", { name: gateway.name })}>{t("remove")}</Button>
                <Button size="sm" onClick={() => setOpen({ what: "token", gateway })} aria-label={t("newTokenFor", { name: gateway.name })}>{t("newToken")}</Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {open?.what === "add" && <GatewayDialog gateway={null} mqtt={list.mqtt !== null} onClose={close} />}
      {open?.what === "token" && <GatewayDialog gateway={open.gateway} mqtt={list.mqtt !== null} onClose={close} />}
      {open?.what === "remove" && <RemoveGateway gateway={open.gateway} onClose={close} />}
    </Card>
  );
}

/** A name for a new one, or the question before a token in use stops; then the token, this once. */
function GatewayDialog({ gateway, mqtt, onClose }: { gateway: Gateway | null; mqtt: boolean; onClose: () => void }) {
  const t = useWords(sensorsWords);
  const queryClient = useQueryClient();
  const [name, setName] = useState(gateway?.name ?? "");
  const { mutate, data, error, isPending } = useMutation({
    gcTime: 0,
    mutationFn: async (): Promise<AddedGateway> =>
      gateway
        ? { id: gateway.id, issued: await sendJson<IssuedToken>("POST", `/api/admin/gateways/${encodeURIComponent(gateway.id)}/token`) }
        : sendJson<AddedGateway>("POST", "/api/admin/gateways", { name }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sensorsKey }),
  });
  const problem = problemOf(error);
  const title = data ? t("gatewayAdded", { name }) : gateway ? t("newTokenFor", { name }) : t("addGateway");
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={data ? t("shownOnce") : gateway ? t("removeGatewayWhy") : t("gatewaysDetail")}
      actions={data ? <Button variant="primary" onClick={onClose}>{t("done")}</Button> : <Button variant="primary" busy={isPending} onClick={() => mutate()}>{gateway ? t("newToken") : t("addIt")}</Button>}
    >
      {problem && problem.field !== "name" && <Notice tone="problem" announce>{problem.says} {t("notDone")}</Notice>}
      {!data && !gateway && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            mutate();
          }}
        >
          <Field label={t("gatewayName")} hint={t("gatewayHint")} error={problem?.field === "name" ? problem.says : null} value={name} onChange={(event) => setName(event.target.value)} maxLength={120} autoComplete="off" />
        </form>
      )}
      {data && (
        <div className="flex flex-col gap-4">
          <Copyable label={t("address")} text={data.issued.address} />
          <Copyable label={t("token")} text={data.issued.token} />
          {mqtt && <p className="text-sm text-quiet">{t("gatewayMqtt", { id: data.id })}</p>}
        </div>
      )}
    </Dialog>
  );
}

function RemoveGateway({ gateway, onClose }: { gateway: Gateway; onClose: () => void }) {
  const t = useWords(sensorsWords);
  const queryClient = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => sendJson<void>("DELETE", `/api/admin/gateways/${encodeURIComponent(gateway.id)}`),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sensorsKey });
      onClose();
    },
  });
  return (
    <Dialog open size="sm" onOpenChange={(isOpen) => !isOpen && onClose()} title={t("removeGateway", { name: gateway.name })} description={t("removeGatewayWhy")} actions={<Button variant="danger" busy={isPending} onClick={() => mutate()}>{t("remove")}</Button>}>
      {error && <Notice tone="problem" announce>{error.message} {t("notDone")}</Notice>}
    </Dialog>
  );
}
