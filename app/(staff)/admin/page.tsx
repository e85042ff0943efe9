import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { mayAdminister } from "#contract/session.ts";
import { Access } from "#features/admin/access.tsx";
import { NotYours } from "#features/admin/not-yours.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Admin" };

export default async function AdminPage() {
  await connection();
  const session = await runtime().session(await headers());
  if (!session) redirect("/sign-in?next=/admin");
  return mayAdminister.includes(session.role) ? <Access /> : <NotYours />;
}
