import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { AccuracyReports } from "#features/reports/accuracy-reports.tsx";
import { ForAdministrators } from "#features/reports/for-administrators.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Waits as told" };

export default async function AccuracyPage() {
  await connection();
  const session = await runtime().session(await headers());
  if (!session) redirect("/sign-in?next=/reports/accuracy");
  return mayAdminister.includes(session.role) ? <AccuracyReports clinicName={session.clinic.name} /> : <ForAdministrators />;
}
