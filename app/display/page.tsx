import type { Metadata } from "next";
import { connection } from "next/server";
import { Unpaired } from "#features/board/unpaired.tsx";

export const metadata: Metadata = { title: "Board", robots: { index: false } };

/** The address to open on a new screen, whatever it is to become. */
export default async function NewScreenPage() {
  await connection();
  return <Unpaired />;
}
