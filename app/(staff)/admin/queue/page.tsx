import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { NotYours } from "#features/admin/not-yours.tsx";
import { QueueAdmin } from "#features/admin/queue/queue-admin.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Queue" };

export default async function QueueAdminPage() {
  await connection();
  const session = await runtime().session(await headers());
  if (!session) redirect("/sign-in?next=/admin/queue");
  return mayAdminister.includes(session.role) ? <QueueAdmin /> : <NotYours />;
}
