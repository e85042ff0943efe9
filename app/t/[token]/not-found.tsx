import { cookies, headers } from "next/headers";
import { languageCookie, languageOf } from "#features/my-ticket/language-cookie.ts";
import { UnknownTicket } from "#features/my-ticket/unknown-ticket.tsx";
import { allLanguages } from "#ui/languages.ts";

export default async function TicketNotFound() {
  return <UnknownTicket language={languageOf((await cookies()).get(languageCookie)?.value, (await headers()).get("accept-language"), allLanguages)} />;
}
