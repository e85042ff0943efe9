"use client";

import { useSyncExternalStore, type ReactNode } from "react";
import type { AccessList } from "#contract/admin.ts";
import { Card } from "#ui/card.tsx";
import { useWords } from "#ui/language.tsx";
import { adminWords } from "#features/admin/admin-words.ts";
import { mqttServer, mqttTopic } from "#features/admin/token-state.ts";

/** How sensors reach the broker, the same for all of them. */
export function MqttCard({ list }: { list: AccessList }) {
  const t = useWords(adminWords);
  const pageHost = usePageHost();
  if (!list.mqtt) return <Card title={t("mqtt")}><p className="text-sm text-quiet">{t("mqttNone")}</p></Card>;
  return (
    <Card title={t("mqtt")}>
      <p className="mb-3 text-sm text-quiet">{t("mqttDetail")}</p>
      <dl className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-[auto_1fr]">
        <Line label={t("mqttServer")}><code className="font-mono">{mqttServer(list.mqtt, pageHost)}</code></Line>
        <Line label={t("mqttTopic")}><code className="font-mono break-all">{mqttTopic(list.clinicSlug, "")}<Place>{t("sensorIdPlace")}</Place></code></Line>
        <Line label={t("mqttUser")}><Place>{t("sensorIdPlace")}</Place></Line>
        <Line label={t("mqttPassword")}><Place>{t("itsToken")}</Place></Line>
      </dl>
    </Card>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Place({ children }: { children: ReactNode }) {
  return <em className="font-mono text-quiet">&lt;{children}&gt;</em>;
}

/** The name by which this browser reaches the house; the server's own, before the browser has taken over. */
export function usePageHost(): string {
  return useSyncExternalStore(() => () => {}, () => location.hostname, () => "localhost");
}
