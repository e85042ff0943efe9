import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { localPath } from "#features/sign-in/local-path.ts";
import { SignIn } from "#features/sign-in/sign-in.tsx";
import { runtime } from "#server/runtime.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  await connection();
  const next = localPath((await searchParams).next);
  if (await runtime().session(await headers())) redirect(next ?? "/floor");
  return <SignIn next={next} />;
}
