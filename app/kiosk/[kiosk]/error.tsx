"use client";

import { useEffect } from "react";

const tryAgainMs = 5_000;

/** A kiosk that broke shows nothing of whoever stood there, and begins anew. */
export default function KioskError() {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), tryAgainMs);
    return () => clearTimeout(timer);
  }, []);
  return <main className="fixed inset-0 bg-surface" />;
}
