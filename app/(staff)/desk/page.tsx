import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { Desk } from "#features/desk/desk.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Desk" };

export default async function DeskPage() {
  await connection();
  const first = await runtime().picture("queue", await headers());
  if (!first) redirect("/sign-in?next=/desk");
  return <Desk first={first} />;
}
