"use client";

import { redirect, usePathname } from "next/navigation";

/** Only the browser's side of the router knows the address that a layout was asked for. */
export function ToSignIn(): never {
  redirect(`/sign-in?next=${encodeURIComponent(usePathname())}`);
}
