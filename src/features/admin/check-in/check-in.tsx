"use client";

import Link from "next/link";
import { useState } from "react";
import { Tablet } from "lucide-react";
import { checkInWords } from "#features/admin/check-in/check-in-words.ts";
import { DeskPrinter } from "#features/admin/check-in/desk-printer.tsx";
import { KioskForm } from "#features/admin/check-in/kiosk-form.tsx";
import { useSettings } from "#features/admin/check-in/use-settings.ts";
import { Ways } from "#features/admin/check-in/ways.tsx";
import { Button, buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";

/** How patients may check themselves in, the screens for it, and the ticket printers. */
export function CheckIn() {
  const t = useWords(checkInWords);
  const { data: settings, error, isFetching, refetch } = useSettings();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={t("title")}
        detail={t("detail")}
        actions={
          <>
            <Link href="/admin" className={buttonLook("quiet")}>{t("backToAccess")}</Link>
            {settings && <Link href={`/join/${settings.slug}/poster`} className={buttonLook("quiet")}>{t("poster")}</Link>}
          </>
        }
      />
      {error && (
        <Notice tone="problem" announce className="mb-4" action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>
          {t("failed")} {error.message}
        </Notice>
      )}
      {!settings && !error && <Loading className="flex flex-col gap-4"><Skeleton className="h-56 w-full" /><Skeleton className="h-44 w-full" /></Loading>}
      {settings && (
        <div className="flex flex-col gap-4">
          <Ways selfCheckIn={settings.selfCheckIn} sendsTexts={settings.sendsTexts} />
          <h2 className="mt-2 text-base font-semibold">{t("kiosks")}</h2>
          {settings.kiosks.length === 0 && !isAdding && <Card><Empty icon={<Tablet />} why={t("noKiosks")} next={t("noKiosksNext")} /></Card>}
          {settings.kiosks.map((kiosk) => <KioskForm key={kiosk.id} kiosk={kiosk} />)}
          {isAdding ? <KioskForm onDone={() => setAdding(false)} /> : <Button className="self-start" onClick={() => setAdding(true)}>{t("add")}</Button>}
          <p className="text-sm text-quiet">{t("scripts")}</p>
          <DeskPrinter printer={settings.deskPrinter} />
        </div>
      )}
    </>
  );
}
