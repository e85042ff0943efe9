"use client";

import Link from "next/link";
import { useState } from "react";
import { Radio } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import type { AccessList } from "#contract/admin.ts";
import { getJson } from "#client/http.ts";
import { Button, buttonLook } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";
import { accessKey } from "#features/admin/access-key.ts";
import { AccessTable } from "#features/admin/access-table.tsx";
import { adminWords } from "#features/admin/admin-words.ts";
import { IssueDialog } from "#features/admin/issue-dialog.tsx";
import { MqttCard } from "#features/admin/mqtt-card.tsx";
import { RevokeDialog } from "#features/admin/revoke-dialog.tsx";
import type { Subject } from "#features/admin/token-state.ts";

/** Everything that has a token. */
export function Access() {
  const t = useWords(adminWords);
  const [acting, setActing] = useState<{ what: "issue" | "revoke"; subject: Subject } | null>(null);
  // Tokens are also used and revoked elsewhere, so this list is asked for again and not only once.
  const { data: list, error, isFetching, refetch } = useQuery({ queryKey: accessKey, queryFn: () => getJson<AccessList>("/api/admin/access"), staleTime: 0, refetchInterval: 30_000 });

  const issue = (subject: Subject) => setActing({ what: "issue", subject });
  const revoke = (subject: Subject) => setActing({ what: "revoke", subject });
  const close = () => setActing(null);
  return (
    <>
      <PageHeader
        title={t("access")}
        detail={t("accessDetail")}
        actions={
          <>
            <Link href="/admin/check-in" className={buttonLook("quiet")}>{t("selfCheckIn")}</Link>
            <Link href="/admin/queue" className={buttonLook("quiet")}>{t("toQueue")}</Link>
            <Link href="/admin/planning" className={buttonLook("quiet")}>{t("toPlanning")}</Link>
            <Link href="/admin/boards" className={buttonLook("quiet")}>{t("pairScreen")}</Link>
            <a href="/api/admin/setup.json" download className={buttonLook("quiet")}>{t("downloadSetup")}</a>
            <Link href="/admin/zones" className={buttonLook("quiet")}>{t("zones")}</Link>
            <Link href="/admin/sensors" className={buttonLook()}><Radio aria-hidden="true" className="size-4" />{t("toSensors")}</Link>
          </>
        }
      />
      {error && (
        <Notice tone="problem" announce className="mb-4" action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>
          {t("failed")} {error.message}
        </Notice>
      )}
      {!list && !error && <Loading className="flex flex-col gap-4"><Skeleton className="h-72 w-full" /><Skeleton className="h-56 w-full" /><Skeleton className="h-40 w-full" /></Loading>}
      {list && (
        <div className="flex flex-col gap-4">
          <AccessTable
            title={t("sensors")} empty={t("noSensors")} placeIs={t("stands")} onIssue={issue} onRevoke={revoke}
            rows={list.sensors.map(({ id, name, vendor, place, token }) => ({ kind: "sensor", id, name, detail: vendor, place, token }))}
          />
          <MqttCard list={list} />
          <AccessTable
            title={t("devices")} empty={t("noDevices")} nameIs={t("wearer")} placeIs={t("kind")} onIssue={issue} onRevoke={revoke}
            rows={list.devices.map(({ id, wearer, kindLabel, token }) => ({ kind: "device", id, name: wearer, place: kindLabel, token }))}
          />
          <AccessTable
            title={t("boards")} empty={t("noBoards")} onIssue={issue} onRevoke={revoke}
            rows={list.boards.map(({ id, name, token }) => ({ kind: "board", id, name, token }))}
          />
          <AccessTable
            title={t("kiosks")} empty={t("noKiosks")} onIssue={issue} onRevoke={revoke}
            rows={list.kiosks.map(({ id, name, token }) => ({ kind: "kiosk", id, name, token }))}
          />
        </div>
      )}
      {acting?.what === "issue" && list && <IssueDialog subject={acting.subject} list={list} onClose={close} />}
      {acting?.what === "revoke" && <RevokeDialog subject={acting.subject} onClose={close} />}
    </>
  );
}
