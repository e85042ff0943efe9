import type { Metadata } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import { Board } from "#features/board/board.tsx";
import { Unpaired } from "#features/board/unpaired.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Board", robots: { index: false } };

export default async function BoardPage({ params }: { params: Promise<{ board: string }> }) {
  await connection();
  const { board } = await params;
  const first = await runtime().picture(`board:${board}`, await headers());
  return first ? <Board first={first} /> : <Unpaired />;
}
