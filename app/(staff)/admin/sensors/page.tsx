import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { NotYours } from "#features/admin/not-yours.tsx";
import { Sensors } from "#features/admin/sensors/sensors.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Sensors" };

export default async function SensorsPage() {
  await connection();
  const session = await runtime().session(await headers());
  if (!session) redirect("/sign-in?next=/admin/sensors");
  return mayAdminister.includes(session.role) ? <Sensors /> : <NotYours />;
}
