"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { Filter } from "#features/desk/sections.ts";
import { Button } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWords } from "#ui/language.tsx";

/** Why the list is empty, and what to do about it. */
export function NobodyHere({ filter, onClear }: { filter: Filter; onClear: () => void }) {
  const t = useWords(deskWords);
  const { view, open } = useDesk();
  const search = filter.search.trim();
  const service = view.services.find((one) => one.id === filter.serviceId)?.name;
  if (search)
    return <Empty why={t("nothingFound", { search })} next={t("nothingFoundNext")} action={<Button onClick={onClear}>{t("clearSearch")}</Button>} className="py-8!" />;
  return (
    <Empty
      why={service ? t("nobodyForService", { service }) : t("nobodyWaiting")}
      next={t("nobodyWaitingNext")}
      action={<Button onClick={() => open({ what: "check-in" })}>{t("checkIn")}</Button>}
      className="py-8!"
    />
  );
}
