"use client";

import Link from "next/link";
import type { AddedSensor } from "#contract/sensors.ts";
import { buttonLook } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import { Copyable } from "#features/admin/copyable.tsx";
import { FirstMessage } from "#features/admin/sensors/first-message.tsx";
import { Guides } from "#features/admin/sensors/guides.tsx";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

export const cameraAdapter = "anteroom-camera";

/** What to do on the vendor's page, and whether it has worked. */
export function Added({ added, adapter, hasGateways }: { added: AddedSensor; adapter: string; hasGateways: boolean }) {
  const t = useWords(sensorsWords);
  const { id, issued, connect } = added;
  return (
    <div className="flex flex-col gap-5">
      <FirstMessage id={id} />
      {adapter === cameraAdapter ? (
        <>
          <Copyable label={t("pairing")} text={issued.address} />
          <span data-theme="light" className="self-center rounded-md bg-surface text-ink"><QrCode text={issued.address} label={t("pairingQr")} className="w-44" /></span>
        </>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Copyable label={t("address")} text={issued.address} />
          <Copyable label={t("tokenOnce")} text={issued.token} />
        </div>
      )}
      <Guides guides={connect} />
      {hasGateways && <p className="text-sm text-quiet">{t("throughGateway")}</p>}
      <Link href={`/admin/sensors/${encodeURIComponent(id)}`} className={`${buttonLook("quiet", "sm")} self-start`}>{t("toSensor")}</Link>
    </div>
  );
}
