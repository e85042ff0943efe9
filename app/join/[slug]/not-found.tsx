import { cookies, headers } from "next/headers";
import { UnknownClinic } from "#features/join/unknown-clinic.tsx";
import { languageCookie, languageOf } from "#ui/language-cookie.ts";
import { allLanguages } from "#ui/languages.ts";

export default async function JoinNotFound() {
  return <UnknownClinic language={languageOf((await cookies()).get(languageCookie)?.value, (await headers()).get("accept-language"), allLanguages)} />;
}
