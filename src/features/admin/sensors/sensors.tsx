"use client";

import Link from "next/link";
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import type { SensorList as List } from "#contract/sensors.ts";
import { getJson } from "#client/http.ts";
import { Button, buttonLook } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";
import { AddDialog } from "#features/admin/sensors/add-dialog.tsx";
import { Gateways } from "#features/admin/sensors/gateways.tsx";
import { Quarantine, type Stranger } from "#features/admin/sensors/quarantine.tsx";
import { SensorList } from "#features/admin/sensors/sensor-list.tsx";
import { sensorsKey } from "#features/admin/sensors/sensors-key.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

const askedAgainMs = 5_000;

/** Every sensor of the clinic, whoever speaks for many, and whoever nobody knows. */
export function Sensors() {
  const t = useWords(sensorsWords);
  const [adding, setAdding] = useState<{ stranger: Stranger | null } | null>(null);
  const { data: list, dataUpdatedAt, error, isFetching, refetch } = useQuery({ queryKey: sensorsKey, queryFn: () => getJson<List>("/api/admin/sensors"), staleTime: 0, refetchInterval: askedAgainMs });
  const offset = list ? list.asOf - dataUpdatedAt : 0;
  const add = (stranger: Stranger | null) => setAdding({ stranger });
  return (
    <>
      <PageHeader
        title={t("sensors")}
        detail={t("sensorsDetail")}
        actions={
          <>
            <Link href="/admin" className={buttonLook()}><KeyRound aria-hidden="true" className="size-4" />{t("toAccess")}</Link>
            <Button variant="primary" icon={<Plus />} onClick={() => add(null)} disabled={!list}>{t("add")}</Button>
          </>
        }
      />
      {error && (
        <Notice tone="problem" announce className="mb-4" action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>
          {t("failed")} {error.message}
        </Notice>
      )}
      {!list && !error && <Loading className="flex flex-col gap-4"><Skeleton className="h-80 w-full" /><Skeleton className="h-36 w-full" /></Loading>}
      {list && (
        <div className="flex flex-col gap-4">
          <Quarantine strangers={list.quarantine} offset={offset} onAdd={add} />
          <SensorList list={list} offset={offset} onAdd={() => add(null)} />
          <Gateways list={list} />
        </div>
      )}
      {adding && list && <AddDialog list={list} stranger={adding.stranger} onClose={() => setAdding(null)} />}
    </>
  );
}
