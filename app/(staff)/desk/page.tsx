import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { Desk } from "#features/desk/desk.tsx";
import { PlanCards } from "#features/plan/plan-cards.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Desk" };

export default async function DeskPage() {
  await connection();
  const asked = await headers();
  const [session, first, outlook, plan] = await Promise.all([runtime().session(asked), runtime().picture("queue", asked), runtime().picture("outlook", asked), runtime().picture("plan", asked)]);
  if (!session || !first || !outlook || !plan) redirect("/sign-in?next=/desk");
  return <Desk first={first} outlook={outlook} who={`${session.clinic.id}/${session.id}`} plan={<PlanCards first={plan} />} />;
}
