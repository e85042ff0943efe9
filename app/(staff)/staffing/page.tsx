import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { Staffing } from "#features/staffing/staffing.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Staffing" };

export default async function StaffingPage() {
  await connection();
  const first = await runtime().picture("queue", await headers());
  if (!first) redirect("/sign-in?next=/staffing");
  return <Staffing first={first} />;
}
