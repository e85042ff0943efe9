import { headers } from "next/headers";
import { NothingHere } from "#features/shell/nothing-here.tsx";
import { languageFrom } from "#ui/languages.ts";

export default async function NotFound() {
  return <NothingHere language={languageFrom((await headers()).get("accept-language"))} />;
}
