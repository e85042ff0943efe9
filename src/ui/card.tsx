import { useId, type ReactNode } from "react";
import { classes } from "#ui/classes.ts";

type CardProps = {
  title?: ReactNode;
  /** At the end of the title's line: an age, a menu, a button. */
  aside?: ReactNode;
  /** The level of the heading in the page. */
  level?: 2 | 3 | 4;
  /** Without padding, for a table or a list that reaches the edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

/** A sheet of paper with a hairline. It has a heading, or it is not a section. */
export function Card({ title, aside, level = 2, flush = false, className, children }: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={title ? id : undefined} className={classes("min-w-0 overflow-clip rounded-lg border border-hairline bg-surface", className)}>
      {(title || aside) && (
        <header className={classes("flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-2.5", flush ? "pb-2" : "pb-0")}>
          {title && <Heading id={id} className="me-auto text-sm font-semibold">{title}</Heading>}
          {aside && <div className="flex items-center gap-2 text-xs text-quiet">{aside}</div>}
        </header>
      )}
      <div className={flush ? undefined : classes("px-4 pb-4", title || aside ? "pt-2" : "pt-4")}>{children}</div>
    </section>
  );
}
