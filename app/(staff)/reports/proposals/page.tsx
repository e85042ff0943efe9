import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { ForAdministrators } from "#features/reports/for-administrators.tsx";
import { LedgerReport } from "#features/reports/ledger-report.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Proposals" };

export default async function ProposalsPage() {
  await connection();
  const session = await runtime().session(await headers());
  if (!session) redirect("/sign-in?next=/reports/proposals");
  return mayAdminister.includes(session.role) ? <LedgerReport clinicName={session.clinic.name} /> : <ForAdministrators />;
}
