import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { OccupancyReports } from "#features/reports/occupancy-reports.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Reports" };

export default async function ReportsPage() {
  await connection();
  const session = await runtime().session(await headers());
  if (!session) redirect("/sign-in?next=/reports");
  return <OccupancyReports clinicName={session.clinic.name} isAdministrator={mayAdminister.includes(session.role)} />;
}
