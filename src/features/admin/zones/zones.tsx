"use client";

import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { LayoutGrid } from "lucide-react";
import { getJson } from "#client/http.ts";
import type { ZoneList } from "#contract/zones.ts";
import { ZoneForm } from "#features/admin/zones/zone-form.tsx";
import { zonesKey } from "#features/admin/zones/zones-key.ts";
import { zoneWords } from "#features/admin/zones/zone-words.ts";
import { Button, buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";

/** How many people each zone holds, and from how many on staff are told. */
export function Zones() {
  const t = useWords(zoneWords);
  const { data: list, error, isFetching, refetch } = useQuery({ queryKey: zonesKey, queryFn: () => getJson<ZoneList>("/api/admin/zones"), staleTime: 0 });
  return (
    <>
      <PageHeader title={t("zones")} detail={t("zonesDetail")} actions={<Link href="/admin" className={buttonLook("quiet")}>{t("backToAccess")}</Link>} />
      {error && (
        <Notice tone="problem" announce className="mb-4" action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>
          {t("failed")} {error.message}
        </Notice>
      )}
      {!list && !error && <Loading className="grid gap-4 lg:grid-cols-2"><Skeleton className="h-44 w-full" /><Skeleton className="h-44 w-full" /></Loading>}
      {list?.zones.length === 0 && <Card><Empty icon={<LayoutGrid />} why={t("noZones")} next={t("noZonesNext")} /></Card>}
      {list && <div className="grid gap-4 lg:grid-cols-2">{list.zones.map((zone) => <ZoneForm key={zone.id} zone={zone} />)}</div>}
    </>
  );
}
