import type { Metadata } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import { Kiosk } from "#features/kiosk/kiosk.tsx";
import { Unpaired } from "#features/kiosk/unpaired.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Check-in", robots: { index: false } };

export default async function KioskPage({ params }: { params: Promise<{ kiosk: string }> }) {
  await connection();
  const first = await runtime().kiosk((await params).kiosk, await headers());
  return first ? <Kiosk first={first} /> : <Unpaired />;
}
