import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { Floor } from "#features/floor/floor.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Floor" };

export default async function FloorPage() {
  await connection();
  const asked = await headers();
  const [first, outlook] = await Promise.all([runtime().picture("floor", asked), runtime().picture("outlook", asked)]);
  if (!first || !outlook) redirect("/sign-in?next=/floor");
  return <Floor first={first} outlook={outlook} />;
}
