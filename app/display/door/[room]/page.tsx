import type { Metadata } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import { Door } from "#features/board/door/door.tsx";
import { Unpaired } from "#features/board/unpaired.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Door", robots: { index: false } };

export default async function DoorPage({ params }: { params: Promise<{ room: string }> }) {
  await connection();
  const { room } = await params;
  const first = await runtime().picture(`door:${room}`, await headers());
  return first ? <Door first={first} /> : <Unpaired />;
}
