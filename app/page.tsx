import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { runtime } from "#server/runtime.ts";

export default async function Home() {
  await connection();
  redirect((await runtime().session(await headers())) ? "/floor" : "/sign-in");
}
