"use client";

import type { ReactElement } from "react";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import { Kbd } from "#ui/kbd.tsx";

type TooltipProps = { says: string; keys?: string; side?: "top" | "bottom" | "inline-start" | "inline-end"; children: ReactElement };

/** A hint for the eyes on hover and focus: the child carries its own name, and touch has no hover. */
export function Tooltip({ says, keys, side = "top", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup aria-hidden="true" className="pop flex max-w-72 items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs font-medium text-surface shadow-float">
            {says}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Around an app, so that the second tooltip opens without the wait of the first. */
export const TooltipProvider = Base.Provider;
