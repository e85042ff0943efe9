"use client";

import { useEffect } from "react";

const tryAgainMs = 10_000;

/** A public screen shows no error. It stays empty for a moment and begins anew, perhaps with a newer version of itself. */
export default function BoardError() {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), tryAgainMs);
    return () => clearTimeout(timer);
  }, []);
  return <main className="fixed inset-0 bg-surface" />;
}
