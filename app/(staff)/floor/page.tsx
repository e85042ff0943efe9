import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { Floor } from "#features/floor/floor.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Floor" };

export default async function FloorPage() {
  await connection();
  const first = await runtime().picture("floor", await headers());
  if (!first) redirect("/sign-in?next=/floor");
  return <Floor first={first} />;
}
