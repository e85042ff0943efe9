import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { Devices } from "#features/devices/devices.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Devices" };

export default async function DevicesPage() {
  await connection();
  const first = await runtime().picture("devices", await headers());
  if (!first) redirect("/sign-in?next=/devices");
  return <Devices first={first} />;
}
