"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { BoardList } from "#contract/boards.ts";
import { getJson } from "#client/http.ts";
import { BoardTable } from "#features/admin/boards/board-table.tsx";
import { boardsKey } from "#features/admin/boards/boards-key.ts";
import { boardsWords } from "#features/admin/boards/boards-words.ts";
import { Messages } from "#features/admin/boards/messages.tsx";
import { PairScreen } from "#features/admin/boards/pair-screen.tsx";
import { buttonLook, Button } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";

/** Everything about the public screens. `code` is that of a screen whose QR code was scanned. */
export function BoardsAdmin({ code }: { code: string }) {
  const t = useWords(boardsWords);
  const { data: list, error, isFetching, refetch } = useQuery({ queryKey: boardsKey, queryFn: () => getJson<BoardList>("/api/admin/boards"), staleTime: 0, refetchInterval: 30_000 });
  return (
    <>
      <PageHeader title={t("boards")} detail={t("boardsDetail")} actions={<Link href="/admin" className={buttonLook("quiet")}>{t("toAccess")}</Link>} />
      {error && (
        <Notice tone="problem" announce className="mb-4" action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>
          {t("failed")} {error.message}
        </Notice>
      )}
      {!list && !error && <Loading className="flex flex-col gap-4"><Skeleton className="h-44 w-full" /><Skeleton className="h-56 w-full" /></Loading>}
      {list && (
        <div className="flex flex-col gap-4">
          <PairScreen list={list} scanned={code} />
          <BoardTable list={list} />
          <Messages list={list} />
        </div>
      )}
    </>
  );
}
