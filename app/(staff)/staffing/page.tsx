import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { PlanCards } from "#features/plan/plan-cards.tsx";
import { Timeline } from "#features/plan/timeline.tsx";
import { Staffing } from "#features/staffing/staffing.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Staffing" };

export default async function StaffingPage() {
  await connection();
  const asked = await headers();
  const [first, plan] = await Promise.all([runtime().picture("queue", asked), runtime().picture("plan", asked)]);
  if (!first || !plan) redirect("/sign-in?next=/staffing");
  return <Staffing first={first} plan={<PlanCards first={plan} saysNothing />} day={<Timeline first={plan} />} />;
}
