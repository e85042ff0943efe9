"use client";

import { SignInForm } from "#features/sign-in/sign-in-form.tsx";
import { signInWords } from "#features/sign-in/sign-in-words.ts";
import { useWords } from "#ui/language.tsx";

/** The front door: one form on quiet paper. `next` is where the visitor wanted to go. */
export function SignIn({ next }: { next: string | null }) {
  const t = useWords(signInWords);
  return (
    <main className="grid min-h-dvh place-items-center bg-raised px-4 py-10">
      <div className="w-full max-w-sm">
        <p className="mb-6 flex items-center justify-center gap-2.5 text-base font-semibold">
          <Mark />
          Anteroom
        </p>
        <section aria-labelledby="sign-in-title" className="rounded-lg border border-hairline bg-surface px-6 pt-6 pb-7 sm:px-8">
          <h1 id="sign-in-title" className="text-lg font-semibold">{t("title")}</h1>
          <p className="mt-1 mb-6 text-sm text-quiet">{t("detail")}</p>
          <SignInForm next={next} />
        </section>
      </div>
    </main>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-6" fill="currentColor" aria-hidden="true">
      <path d="M6 3h20v26h-4V7H10v22H6z" />
      <path d="M12 9l7 3v17l-7-2z" />
    </svg>
  );
}
