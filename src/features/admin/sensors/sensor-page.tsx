"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Radio } from "lucide-react";
import type { RestoredSensor, SensorList, SensorPage as Page } from "#contract/sensors.ts";
import { ApiProblem, getJson, sendJson } from "#client/http.ts";
import { Button, buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";
import { useToast } from "#ui/toast.tsx";
import { Guides } from "#features/admin/sensors/guides.tsx";
import { Health } from "#features/admin/sensors/health.tsx";
import { Messages } from "#features/admin/sensors/messages.tsx";
import { SensorSettings } from "#features/admin/sensors/sensor-settings.tsx";
import { SensorToken } from "#features/admin/sensors/sensor-token.tsx";
import { sensorKey, sensorsKey } from "#features/admin/sensors/sensors-key.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";
import { TryOut } from "#features/admin/sensors/try-out.tsx";

const askedAgainMs = 5_000;

/** One sensor: how it is, what it said of late, where it stands, and how it gets in. */
export function SensorPage({ id }: { id: string }) {
  const t = useWords(sensorsWords);
  const path = `/api/admin/sensors/${encodeURIComponent(id)}`;
  const { data: sensor, dataUpdatedAt, error, isFetching, refetch } = useQuery({ queryKey: sensorKey(id), queryFn: () => getJson<Page>(path), staleTime: 0, refetchInterval: askedAgainMs });
  const { data: list } = useQuery({ queryKey: sensorsKey, queryFn: () => getJson<SensorList>("/api/admin/sensors") });
  const isGone = error instanceof ApiProblem && error.problem.status === 404;
  const toAll = <Link href="/admin/sensors" className={buttonLook("plain")}><ArrowLeft aria-hidden="true" className="size-4 rtl:rotate-180" />{t("back")}</Link>;
  if (isGone) return <><PageHeader title={t("sensors")} /><Card><Empty icon={<Radio />} why={t("gone")} next={t("goneNext")} action={toAll} /></Card></>;
  if (!sensor)
    return (
      <>
        <PageHeader title={t("sensors")} actions={toAll} />
        {error
          ? <Notice tone="problem" announce action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")} {error.message}</Notice>
          : <Loading className="flex flex-col gap-4"><Skeleton className="h-44 w-full" /><Skeleton className="h-80 w-full" /></Loading>}
      </>
    );
  return (
    <>
      <PageHeader title={sensor.name} detail={<>{sensor.vendor} <span className="font-mono text-xs">{sensor.id}</span></>} actions={<>{toAll}<Remove sensor={sensor} /></>} />
      {error && <Notice tone="problem" announce className="mb-4">{t("failed")} {error.message}</Notice>}
      <div className="flex flex-col gap-4">
        <Health sensor={sensor} offset={sensor.asOf - dataUpdatedAt} />
        <Messages sensor={sensor} offset={sensor.asOf - dataUpdatedAt} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            {list && <SensorSettings key={`${sensor.name}/${JSON.stringify(sensor.placements)}`} sensor={sensor} places={list} />}
            <TryOut sensor={sensor} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {list && <SensorToken sensor={sensor} list={list} />}
            {sensor.adapter === "lorawan-codec" && (
              <Card title={t("codec")} aside={<Link href={`/admin/sensors/${encodeURIComponent(sensor.id)}/codec`} className={buttonLook("quiet", "sm")}>{t("openCodec")}</Link>}>
                <p className="text-sm text-quiet">{t("codecDetail")}</p>
              </Card>
            )}
            <Card title={t("connect")}>
              <p className="mb-3 text-sm text-quiet">{sensor.says}</p>
              <Guides guides={sensor.connect} />
            </Card>
          </div>
        </div>
      </div>
    </>
  );
}

/** Removed at once, and back with one press for a while: see undo in the house's rules. */
function Remove({ sensor }: { sensor: Page }) {
  const t = useWords(sensorsWords);
  const router = useRouter();
  const queryClient = useQueryClient();
  const { say } = useToast();
  const [problem, setProblem] = useState<string | null>(null);
  const { id, name } = sensor;
  const path = `/api/admin/sensors/${encodeURIComponent(id)}`;
  const restore = async () => {
    try {
      const { tokenWorks, lost } = await sendJson<RestoredSensor>("POST", `${path}/restore`);
      say(lost.length > 0 ? t("restoredLost", { name }) : tokenWorks ? t("restored", { name }) : t("restoredNoToken", { name }));
      await queryClient.invalidateQueries({ queryKey: sensorsKey });
    } catch (error) {
      say(t("notRestored", { name, why: error instanceof Error ? error.message : "" }));
    }
  };
  const { mutate, isPending } = useMutation({
    mutationFn: () => sendJson<void>("DELETE", path),
    onSuccess: async () => {
      say(t("removed", { name }), { action: { label: t("undo"), run: () => void restore() } });
      router.push("/admin/sensors");
      await queryClient.invalidateQueries({ queryKey: sensorsKey, exact: true });
    },
    onError: (error) => setProblem(error.message),
  });
  return (
    <>
      <Button variant="danger" busy={isPending} onClick={() => mutate()}>{t("remove")}</Button>
      {problem && <Notice tone="problem" announce>{problem} {t("notDone")}</Notice>}
    </>
  );
}
