import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { NotYours } from "#features/admin/not-yours.tsx";
import { PlanningAdmin } from "#features/admin/planning/planning-admin.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Proposals of staff moves" };

export default async function PlanningPage() {
  await connection();
  const session = await runtime().session(await headers());
  if (!session) redirect("/sign-in?next=/admin/planning");
  return mayAdminister.includes(session.role) ? <PlanningAdmin /> : <NotYours />;
}
