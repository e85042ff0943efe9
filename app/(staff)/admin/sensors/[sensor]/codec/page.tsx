import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { CodecPanel } from "#features/admin/codec/codec-panel.tsx";
import { NotYours } from "#features/admin/not-yours.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Codec" };

export default async function CodecPage({ params }: { params: Promise<{ sensor: string }> }) {
  await connection();
  const sensorId = decodeURIComponent((await params).sensor);
  const session = await runtime().session(await headers());
  if (!session) redirect(`/sign-in?next=/admin/sensors/${encodeURIComponent(sensorId)}/codec`);
  return mayAdminister.includes(session.role) ? <CodecPanel sensorId={sensorId} /> : <NotYours />;
}
