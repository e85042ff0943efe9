import { headers } from "next/headers";
import { NothingHere } from "#features/shell/nothing-here.tsx";
import { languageFrom, staffLanguages } from "#ui/languages.ts";

export default async function NotFound() {
  return <NothingHere language={languageFrom((await headers()).get("accept-language"), staffLanguages)} />;
}
