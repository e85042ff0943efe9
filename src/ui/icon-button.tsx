"use client";

import type { ReactNode, Ref, ButtonHTMLAttributes } from "react";
import { classes } from "#ui/classes.ts";
import { Tooltip } from "#ui/tooltip.tsx";

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** Read aloud, and shown in a tooltip. */
  label: string;
  icon: ReactNode;
  size?: "sm" | "md" | "lg";
  keys?: string;
  ref?: Ref<HTMLButtonElement>;
};

const sizes = { sm: "size-7 [&_svg]:size-4", md: "size-9 [&_svg]:size-4.5", lg: "size-11 [&_svg]:size-5" };

export function IconButton({ label, icon, size = "md", keys, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <Tooltip says={label} keys={keys}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        className={classes(
          "target inline-flex shrink-0 items-center justify-center rounded-md text-quiet transition-colors hover:bg-pressed/70 hover:text-ink disabled:cursor-not-allowed disabled:opacity-45 data-popup-open:bg-pressed data-popup-open:text-ink",
          sizes[size],
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
