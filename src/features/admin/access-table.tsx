"use client";

import { ExternalLink, KeyRound } from "lucide-react";
import { displayPath } from "#contract/boards.ts";
import { buttonLook, Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Status } from "#ui/status.tsx";
import { Table, type Column } from "#ui/table.tsx";
import { adminWords } from "#features/admin/admin-words.ts";
import { stageOf, type Subject, type TokenState } from "#features/admin/token-state.ts";

type Row = Subject & { detail?: string; place?: string };

type AccessTableProps = {
  title: string;
  empty: string;
  rows: readonly Row[];
  nameIs?: string;
  /** The head of the second column; without it there is none. */
  placeIs?: string;
  onIssue: (subject: Subject) => void;
  onRevoke: (subject: Subject) => void;
};

export function AccessTable({ title, empty, rows, nameIs, placeIs, onIssue, onRevoke }: AccessTableProps) {
  const t = useWords(adminWords);
  const columns: Column<Row>[] = [
    {
      key: "name",
      header: nameIs ?? t("name"),
      // Where the columns do not fit beside each other, the token's state stands below its owner.
      cell: ({ name, detail, id, token }) => (
        <span className="flex flex-col py-0.5">
          <span className="font-medium">{name} {detail && <span className="text-xs font-normal text-quiet">{detail}</span>}</span>
          <span className="font-mono text-xs break-all text-quiet">{id}</span>
          <span className="pt-1 sm:hidden"><TokenStage token={token} /></span>
        </span>
      ),
      className: "sm:w-64",
    },
    ...(placeIs ? [{ key: "place", header: placeIs, cell: ({ place }: Row) => <span className="text-quiet">{place}</span>, hideOnPhone: true }] : []),
    { key: "token", header: t("token"), cell: ({ token }) => <TokenStage token={token} />, hideOnPhone: true, className: "sm:w-48" },
    { key: "used", header: t("lastUsed"), cell: ({ token }) => <LastUsed token={token} />, hideOnPhone: true, className: "w-40 whitespace-nowrap" },
    { key: "actions", header: <span className="sr-only">{t("actions")}</span>, cell: (row) => <Actions row={row} onIssue={onIssue} onRevoke={onRevoke} />, className: "sm:w-64" },
  ];
  return (
    <Card title={title} aside={<span className="number">{rows.length > 0 && rows.length}</span>} flush>
      <Table caption={t("tokensOf", { title })} columns={columns} rows={rows} rowKey={(row) => row.id} empty={<Empty icon={<KeyRound />} why={empty} next={t("noneNext")} />} />
    </Card>
  );
}

function TokenStage({ token }: { token: TokenState }) {
  const t = useWords(adminWords);
  const formats = useFormats();
  switch (stageOf(token)) {
    case "never":
      return <span className="text-quiet">{t("neverIssued")}</span>;
    case "revoked":
      return <Status level="off" word={t("revoked")} />;
    case "live":
      return <Status level="ok" word={t("issued", { when: formats.date(token.issuedAt ?? 0) })} />;
  }
}

function LastUsed({ token }: { token: TokenState }) {
  const t = useWords(adminWords);
  const formats = useFormats();
  if (stageOf(token) === "never") return null;
  if (token.lastUsedAt === null) return <span className="text-quiet">{t("neverUsed")}</span>;
  return <span className="number">{formats.date(token.lastUsedAt)}, {formats.clock(token.lastUsedAt)}</span>;
}

function Actions({ row, onIssue, onRevoke }: Pick<AccessTableProps, "onIssue" | "onRevoke"> & { row: Row }) {
  const t = useWords(adminWords);
  const { kind, id, name } = row;
  const isLive = stageOf(row.token) === "live";
  return (
    <span className="flex flex-wrap justify-end gap-2 py-1">
      {(kind === "board" || kind === "kiosk") && (
        <a href={kind === "board" ? displayPath(id) : `/kiosk/${encodeURIComponent(id)}`} target="_blank" rel="noreferrer" aria-label={`${t(kind === "board" ? "openBoardOf" : "openKioskOf", { name })} ${t("opensNewTab")}`} className={buttonLook("plain", "sm")}>
          <ExternalLink aria-hidden="true" className="size-3.5" />
          {t(kind === "board" ? "openBoard" : "openKiosk")}
        </a>
      )}
      {isLive && <Button size="sm" variant="danger" onClick={() => onRevoke(row)} aria-label={t("revokeFor", { name })}>{t("revoke")}</Button>}
      <Button size="sm" onClick={() => onIssue(row)} aria-label={t(isLive ? "reissueFor" : "issueFor", { name })}>{t(isLive ? "reissue" : "issue")}</Button>
    </span>
  );
}
