"use client";

import { useRef, type ReactElement, type ReactNode } from "react";
import { X } from "lucide-react";
import { Dialog as Base } from "@base-ui/react/dialog";
import { buttonLook } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";
import { publicWords } from "#ui/public-words.ts";

type DialogProps = {
  title: ReactNode;
  /** One sentence under the title. */
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** What opens it, when nobody holds `open`. */
  trigger?: ReactElement;
  /** Buttons at the foot, the one that acts last. Wrap one in `<DialogClose>` to close as well. */
  actions?: ReactNode;
  size?: "sm" | "md" | "lg";
  children?: ReactNode;
};

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-3xl" };

/** A sheet from below on a phone, a panel elsewhere. Focus goes in, stays in and comes back. */
export function Dialog({ title, description, open, onOpenChange, trigger, actions, size = "md", children }: DialogProps) {
  const t = useWords(publicWords);
  const body = useRef<HTMLDivElement>(null);
  const before = useRef<Element>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center sm:items-start sm:p-8 sm:pt-[12vh]">
          <Base.Popup
            initialFocus={(opened) => {
              before.current = document.activeElement;
              return opened === "touch" ? true : (body.current?.querySelector<HTMLElement>(fillable) ?? true);
            }}
            // Nothing in particular had the focus: without this the page's first control would get it, and its keys.
            finalFocus={() => (before.current instanceof HTMLElement && before.current.tabIndex < 0 ? before.current : true)}
            className={classes(
              "pop flex max-h-[88dvh] w-full flex-col rounded-t-lg border border-hairline bg-surface text-ink shadow-float outline-none sm:max-h-[76dvh] sm:rounded-lg",
              widths[size],
            )}
          >
            <header className="flex items-start gap-4 px-5 pt-4 pb-3">
              <div className="min-w-0 flex-1 pt-1">
                <Base.Title className="text-base font-semibold">{title}</Base.Title>
                {description && <Base.Description className="mt-1 text-sm text-quiet">{description}</Base.Description>}
              </div>
              <Base.Close aria-label={t("close")} className={classes(buttonLook("plain"), "-me-2 px-2.5 text-quiet hover:text-ink")}>
                <X aria-hidden="true" className="size-4.5" />
              </Base.Close>
            </header>
            {children && <div ref={body} className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div>}
            {actions && <footer className="flex flex-wrap justify-end gap-2 border-t border-hairline bg-raised px-5 py-3 sm:rounded-b-lg">{actions}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

// A dialog with something to fill in begins there; a finger is not met by a keyboard it did not ask for.
const fillable = "input:not([type=hidden],[aria-hidden=true]), textarea, [role=combobox]";

/** `<DialogClose><Button>Keep it</Button></DialogClose>` */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Base.Close render={children} />;
}
