import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { CheckIn } from "#features/admin/check-in/check-in.tsx";
import { NotYours } from "#features/admin/not-yours.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Self check-in" };

export default async function CheckInPage() {
  await connection();
  const session = await runtime().session(await headers());
  if (!session) redirect("/sign-in?next=/admin/check-in");
  return mayAdminister.includes(session.role) ? <CheckIn /> : <NotYours />;
}
