import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classes } from "#ui/classes.ts";
import { Kbd } from "#ui/kbd.tsx";

export type ButtonVariant = "primary" | "quiet" | "plain" | "danger";
export type ButtonSize = "sm" | "md" | "lg" | "kiosk";

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Before the word; decoration only. */
  icon?: ReactNode;
  /** Shown as a hint, as the registry writes it; the registry makes it work. */
  keys?: string;
  /** On its way: keeps its focus and its place, takes no second press. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** Primary is ink on paper (colour is for status); quiet has an outline; plain has none; danger is for what cannot be undone. */
export function Button(props: ButtonProps) {
  const { variant = "quiet", size = "md", icon, keys, busy = false, className, children, onClick, type = "button", ...rest } = props;
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      aria-keyshortcuts={keys ? toAria(keys) : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classes(buttonLook(variant, size), busy && "cursor-progress opacity-60", className)}
    >
      {icon && <span aria-hidden="true" className="shrink-0 [&>svg]:size-[1.15em]">{icon}</span>}
      <span className={classes("min-w-0", size !== "kiosk" && "truncate")}>{children}</span>
      {keys && <span aria-hidden="true" className="ms-1 -me-1 opacity-75 max-sm:hidden pointer-coarse:hidden"><Kbd keys={keys} /></span>}
    </button>
  );
}

/** The same look for a link that leads somewhere: `<Link className={buttonLook("quiet")} …>`. */
export function buttonLook(variant: ButtonVariant = "quiet", size: ButtonSize = "md"): string {
  return classes(
    "target inline-flex select-none items-center justify-center gap-2 rounded-md font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-45",
    variant === "primary" && "bg-ink text-surface hover:bg-ink/85 active:bg-ink/75",
    variant === "quiet" && "border border-edge/60 bg-surface text-ink hover:bg-raised active:bg-pressed",
    variant === "plain" && "text-ink hover:bg-pressed/70 active:bg-pressed",
    variant === "danger" && "border border-late/60 bg-surface text-late hover:bg-late-soft",
    size === "sm" && "h-7 px-2.5 text-xs",
    size === "md" && "h-9 px-3.5 text-sm",
    size === "lg" && "min-h-11 px-5 py-2 text-base",
    size === "kiosk" && "min-h-16 px-[min(2rem,6vw)] py-4 text-lg",
  );
}

const toAria = (keys: string) => keys.replaceAll("mod+", "Control+").replaceAll("shift+", "Shift+");
