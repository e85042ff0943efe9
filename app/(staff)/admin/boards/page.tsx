import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { BoardsAdmin } from "#features/admin/boards/boards.tsx";
import { NotYours } from "#features/admin/not-yours.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Boards" };

export default async function BoardsPage({ searchParams }: { searchParams: Promise<{ pair?: string | string[] }> }) {
  await connection();
  const { pair } = await searchParams;
  const session = await runtime().session(await headers());
  const code = typeof pair === "string" ? pair.slice(0, 20) : "";
  if (!session) redirect(`/sign-in?next=${encodeURIComponent(`/admin/boards${code ? `?pair=${encodeURIComponent(code)}` : ""}`)}`);
  return mayAdminister.includes(session.role) ? <BoardsAdmin code={code} /> : <NotYours />;
}
