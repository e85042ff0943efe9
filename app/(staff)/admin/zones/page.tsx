import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { NotYours } from "#features/admin/not-yours.tsx";
import { Zones } from "#features/admin/zones/zones.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Zones" };

export default async function ZonesPage() {
  await connection();
  const session = await runtime().session(await headers());
  if (!session) redirect("/sign-in?next=/admin/zones");
  return mayAdminister.includes(session.role) ? <Zones /> : <NotYours />;
}
