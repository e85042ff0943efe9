"use client";

import { useMemo, type ReactNode } from "react";
import { X } from "lucide-react";
import { Toast as Base } from "@base-ui/react/toast";
import { buttonLook } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";
import { publicWords } from "#ui/public-words.ts";

type Say = (
  sentence: ReactNode,
  options?: { id?: string; seconds?: number; action?: { label: string; run: () => void } },
) => string;

/**
 * `say("A12 called", { action: { label: "Undo", run: undo } })`: a polite sentence for 10 s. Not for refusals, which
 * belong beside the row they are about. The same `id` replaces the sentence instead of stacking another.
 */
export function useToast(): { say: Say; unsay: (id: string) => void } {
  const { add, close } = Base.useToastManager();
  return useMemo(
    () => ({
      say: (sentence, { id, seconds = 10, action } = {}) => {
        const said: string = add({
          id,
          title: sentence,
          timeout: seconds * 1000,
          actionProps: action && {
            children: action.label,
            onClick: () => {
              action.run();
              close(said);
            },
          },
        });
        return said;
      },
      unsay: (id) => close(id),
    }),
    [add, close],
  );
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useWords(publicWords);
  return (
    <Base.Provider timeout={10_000} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport
          aria-label={t("notifications")}
          className="fixed inset-x-4 bottom-20 z-50 flex flex-col gap-2 sm:inset-x-auto sm:end-6 sm:bottom-6 sm:w-88"
        >
          <Sentences />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Sentences() {
  const t = useWords(publicWords);
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className="rounded-lg bg-ink text-surface shadow-float transition-[opacity,translate] data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Base.Content className="flex min-h-12 items-center gap-2 ps-4 pe-2 py-1.5">
        <Base.Title render={<p />} className="min-w-0 flex-1 text-sm" />
        <Base.Action className={classes(buttonLook("plain", "sm"), "text-surface! underline underline-offset-4 hover:bg-surface/15! active:bg-surface/20!")} />
        <Base.Close aria-label={t("dismiss")} className="target inline-flex size-7 items-center justify-center rounded-md hover:bg-surface/15">
          <X aria-hidden="true" className="size-4" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
