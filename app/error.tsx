"use client";

import { Broken } from "#features/shell/broken.tsx";

export default function ErrorPage({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Broken tryAgain={reset} />;
}
