"use client";

import { useRef, useState, type FocusEvent } from "react";
import { CircleCheck, HeartPulse } from "lucide-react";
import { useView, type First } from "#client/use-view.ts";
import { Age } from "#ui/age.tsx";
import { Alarm } from "#ui/alarm.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useActions } from "#ui/keyboard/keyboard-provider.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { DeviceCard } from "#features/devices/device-card.tsx";
import { DeviceDialog } from "#features/devices/device-dialog.tsx";
import { countByPriority, inHeldOrder, inOrderOfNeed, priorities, type Device } from "#features/devices/device-order.ts";
import { deviceWords } from "#features/devices/device-words.ts";

/** What patients wear, and who of them needs somebody. */
export function Devices({ first }: { first: First<"devices"> }) {
  const t = useWords(deviceWords);
  const { view, lost, offset } = useView(first);
  const [shows, setShows] = useState<"all" | "needing">("all");
  const [openId, setOpenId] = useState<string | null>(null);
  const [heldOrder, setHeldOrder] = useState<string[] | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useActions([
    { id: "devices.next", label: t("next"), keys: "j", repeats: true, run: () => focusCard(list.current, 1) },
    { id: "devices.previous", label: t("previous"), keys: "k", repeats: true, run: () => focusCard(list.current, -1) },
  ]);

  const { devices } = view;
  const ordered = inHeldOrder(devices, heldOrder);
  const shown = shows === "all" ? ordered : ordered.filter((device) => device.priority !== "none");
  const hold = () => setHeldOrder((held) => held ?? inOrderOfNeed(devices).map((device) => device.id));
  const release = (event: FocusEvent) => !list.current?.contains(event.relatedTarget) && setHeldOrder(null);

  return (
    <>
      <PageHeader title={t("devices")} detail={<Summary devices={devices} />} actions={<Age at={view.asOf} offset={offset} style={lost ? "clock" : "ago"} className="text-xs text-quiet" />} />
      {devices.length === 0 ? (
        <Card><Empty icon={<HeartPulse />} why={t("noDevices")} next={t("noDevicesNext")} /></Card>
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
            <Counts devices={devices} />
            <Segmented label={t("list")} value={shows} onChange={setShows} options={[{ value: "all", label: t("all") }, { value: "needing", label: t("needing") }]} />
          </div>
          {shown.length === 0 && <Card><Empty icon={<CircleCheck />} why={t("noneNeeding")} next={t("noneNeedingNext", { count: devices.length })} /></Card>}
          <ul ref={list} aria-label={t("list")} onFocus={hold} onBlur={release} className="grid gap-4 sm:grid-cols-[repeat(auto-fill,minmax(19rem,1fr))]">
            {shown.map((device) => (
              <li key={device.id} className="flex min-w-0">
                <DeviceCard device={device} asOf={view.asOf} offset={offset} onOpen={() => setOpenId(device.id)} />
              </li>
            ))}
          </ul>
        </>
      )}
      <DeviceDialog device={devices.find((device) => device.id === openId)} offset={offset} onClose={() => setOpenId(null)} />
    </>
  );
}

/** Read aloud when it changes: one sentence for all devices, not one for each. */
function Summary({ devices }: { devices: readonly Device[] }) {
  const t = useWords(deviceWords);
  const needing = devices.filter((device) => device.priority !== "none").length;
  const waiting = devices.filter((device) => device.freshness === "never").length;
  const well = needing === 0 && waiting === 0 && devices.length > 0;
  return (
    <span role="status">
      {[needing > 0 && t("needSomebody", { count: needing }), well && t("allWell", { count: devices.length }), waiting > 0 && t("waiting", { count: waiting })].filter(Boolean).join(" ")}
    </span>
  );
}

function Counts({ devices }: { devices: readonly Device[] }) {
  const t = useWords(deviceWords);
  const formats = useFormats();
  const counts = countByPriority(devices);
  return (
    <ul aria-label={t("byPriority")} className="number flex flex-wrap items-center gap-x-5 gap-y-2">
      {priorities.filter((priority) => counts[priority] > 0).map((priority) => (
        <li key={priority} className="flex items-center gap-2">
          <span className="text-lg font-semibold">{formats.number(counts[priority])}</span>
          <Alarm priority={priority} />
        </li>
      ))}
    </ul>
  );
}

function focusCard(list: HTMLElement | null, step: 1 | -1) {
  const cards = [...(list?.querySelectorAll<HTMLElement>("[data-device]") ?? [])];
  const now = cards.findIndex((card) => card === document.activeElement);
  const next = now === -1 ? (step === 1 ? 0 : cards.length - 1) : Math.min(cards.length - 1, Math.max(0, now + step));
  cards[next]?.focus();
}
