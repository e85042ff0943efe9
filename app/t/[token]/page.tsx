import { cache } from "react";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { languageCookie, languageOf } from "#features/my-ticket/language-cookie.ts";
import { MyTicket } from "#features/my-ticket/my-ticket.tsx";
import { ticketWords } from "#features/my-ticket/ticket-words.ts";
import { runtime } from "#server/runtime.ts";
import { spokenOf } from "#ui/languages.ts";

type TicketPageProps = { params: Promise<{ token: string }> };

const pictureOf = cache(async (token: string) => {
  await connection();
  return runtime().picture(`ticket:${token}`, await headers());
});

export async function generateMetadata({ params }: TicketPageProps): Promise<Metadata> {
  const first = await pictureOf((await params).token);
  return {
    title: { absolute: first ? `${first.view.number} · ${first.view.clinic.name}` : "Anteroom" },
    robots: { index: false },
    // The address is the patient's key to this page and belongs in nobody else's log.
    referrer: "no-referrer",
  };
}

export default async function TicketPage({ params }: TicketPageProps) {
  const first = await pictureOf((await params).token);
  if (!first) notFound();
  const language = languageOf((await cookies()).get(languageCookie)?.value, (await headers()).get("accept-language"), spokenOf(first.view.languages));
  return <MyTicket first={first} language={language} messages={ticketWords[language]} />;
}
