import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Join } from "#features/join/join.tsx";
import { runtime } from "#server/runtime.ts";
import { languageCookie, languageOf } from "#ui/language-cookie.ts";
import { spokenOf } from "#ui/languages.ts";

type JoinPageProps = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Check-in", robots: { index: false }, referrer: "no-referrer" };

export default async function JoinPage({ params, searchParams }: JoinPageProps) {
  await connection();
  const asked = await headers();
  const { door, a } = await searchParams;
  const [doorCode, appointmentCode] = [one(door), one(a)];
  const view = await runtime().join((await params).slug, doorCode, asked);
  if (!view) notFound();
  const language = languageOf((await cookies()).get(languageCookie)?.value, asked.get("accept-language"), spokenOf(view.languages));
  return <Join view={view} doorCode={doorCode} appointmentCode={appointmentCode} language={language} />;
}

const one = (value: string | string[] | undefined): string | undefined => (typeof value === "string" ? value.slice(0, 40) : undefined);
