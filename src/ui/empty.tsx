import type { ReactNode } from "react";
import { classes } from "#ui/classes.ts";

type EmptyProps = {
  /** Why there is nothing: "Nobody is waiting." */
  why: ReactNode;
  /** What comes next, or what to do: "Next appointment 10:15." */
  next?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
  className?: string;
};

export function Empty({ why, next, icon, action, className }: EmptyProps) {
  return (
    <div className={classes("flex flex-col items-center gap-1 px-6 py-10 text-center", className)}>
      {icon && <span aria-hidden="true" className="mb-2 text-quiet [&>svg]:size-6">{icon}</span>}
      <p className="text-base font-medium">{why}</p>
      {next && <p className="text-sm text-quiet">{next}</p>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
