import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { NotYours } from "#features/admin/not-yours.tsx";
import { SensorPage } from "#features/admin/sensors/sensor-page.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Sensor" };

export default async function OneSensorPage({ params }: { params: Promise<{ sensor: string }> }) {
  await connection();
  const { sensor } = await params;
  const session = await runtime().session(await headers());
  if (!session) redirect(`/sign-in?next=${encodeURIComponent(`/admin/sensors/${sensor}`)}`);
  return mayAdminister.includes(session.role) ? <SensorPage id={sensor} /> : <NotYours />;
}
