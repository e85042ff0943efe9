"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sendJson } from "#client/http.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { useToast } from "#ui/toast.tsx";
import { accessKey } from "#features/admin/access-key.ts";
import { adminWords } from "#features/admin/admin-words.ts";
import type { Subject } from "#features/admin/token-state.ts";

/** A revoked token cannot come back, so this is one of the few questions that are asked beforehand. */
export function RevokeDialog({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const t = useWords(adminWords);
  const { say } = useToast();
  const queryClient = useQueryClient();
  const { kind, id, name } = subject;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => sendJson<void>("DELETE", `/api/admin/access/${kind}/${encodeURIComponent(id)}`),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: accessKey });
      say(t("revokedSaid", { name }));
      onClose();
    },
  });
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("revokeTitle", { name })}
      description={t(warnings[kind])}
      actions={<><Button onClick={onClose}>{t("keep")}</Button><Button variant="danger" busy={isPending} onClick={() => mutate()}>{t("revoke")}</Button></>}
    >
      {error && <Notice tone="problem" announce>{error.message} {t("notDone")}</Notice>}
    </Dialog>
  );
}

const warnings = { sensor: "revokeSensor", device: "revokeDevice", board: "revokeBoard", kiosk: "revokeKiosk" } as const;
