"use client";

import Link from "next/link";
import { BoardList } from "#features/admin/queue/board-list.tsx";
import { ClinicForm } from "#features/admin/queue/clinic-form.tsx";
import { History } from "#features/admin/queue/history.tsx";
import { PolicyForm } from "#features/admin/queue/policy-form.tsx";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { RoomList } from "#features/admin/queue/room-list.tsx";
import { ServiceList } from "#features/admin/queue/service-list.tsx";
import { StaffList } from "#features/admin/queue/staff-list.tsx";
import { useRules } from "#features/admin/queue/use-rules.ts";
import { VisitTypeList } from "#features/admin/queue/visit-type-list.tsx";
import { Button, buttonLook } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";
import { Tabs } from "#ui/tabs.tsx";

/** Everything about the queue that is decided before the day begins. */
export function QueueAdmin() {
  const t = useWords(queueWords);
  const { data: rules, error, isFetching, refetch } = useRules();
  return (
    <>
      <PageHeader title={t("title")} detail={t("detail")} actions={<Link href="/admin" className={buttonLook("quiet")}>{t("backToAccess")}</Link>} />
      {error && (
        <Notice tone="problem" announce className="mb-4" action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>
          {t("failed")} {error.message}
        </Notice>
      )}
      {!rules && !error && <Loading className="flex flex-col gap-4"><Skeleton className="h-10 w-full" /><Skeleton className="h-96 w-full" /></Loading>}
      {rules && (
        <Tabs
          label={t("parts")}
          tabs={[
            // A form begins anew when what it was made from has been saved or taken back.
            { value: "policy", label: t("tabPolicy"), panel: <PolicyForm key={JSON.stringify(rules.policy)} rules={rules} /> },
            { value: "visits", label: t("tabVisits"), count: rules.visitTypes.length, panel: <VisitTypeList rules={rules} /> },
            { value: "services", label: t("tabServices"), count: rules.services.length, panel: <ServiceList rules={rules} /> },
            { value: "rooms", label: t("tabRooms"), count: rules.rooms.length, panel: <RoomList rules={rules} /> },
            { value: "staff", label: t("tabStaff"), count: rules.staff.length, panel: <StaffList rules={rules} /> },
            { value: "boards", label: t("tabBoards"), count: rules.boards.length, panel: <BoardList rules={rules} /> },
            { value: "clinic", label: t("tabClinic"), panel: <ClinicForm key={JSON.stringify(rules.clinic)} rules={rules} /> },
            { value: "history", label: t("tabHistory"), panel: <History rules={rules} /> },
          ]}
        />
      )}
    </>
  );
}
