import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import { Poster } from "#features/join/poster.tsx";
import { runtime } from "#server/runtime.ts";
import { spokenOf } from "#ui/languages.ts";

export const metadata: Metadata = { title: "Code at the door", robots: { index: false } };

export default async function PosterPage({ params }: { params: Promise<{ slug: string }> }) {
  await connection();
  const { slug } = await params;
  const asked = await headers();
  if (!(await runtime().session(asked))) redirect(`/sign-in?next=${encodeURIComponent(`/join/${slug}/poster`)}`);
  const view = await runtime().join(slug, undefined, asked);
  if (!view) notFound();
  return <Poster slug={slug} offered={spokenOf(view.languages)} />;
}
