"use client";

import { useEffect } from "react";
import { reloadWhenThere } from "#features/board/reload.ts";

const tryAgainMs = 10_000;

/** A public screen shows no error. It stays empty for a moment and begins anew, perhaps with a newer version of itself. */
export default function BoardError() {
  useEffect(() => {
    const timer = setInterval(() => void reloadWhenThere(), tryAgainMs);
    return () => clearInterval(timer);
  }, []);
  return <main className="fixed inset-0 bg-surface" />;
}
