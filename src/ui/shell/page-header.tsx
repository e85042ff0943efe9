import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** The answer in one sentence, or the age of the picture. */
  detail?: ReactNode;
  actions?: ReactNode;
};

/** The one `h1` of a staff page. */
export function PageHeader({ title, detail, actions }: PageHeaderProps) {
  return (
    <div className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="me-auto min-w-0">
        <h1 className="text-lg font-semibold">{title}</h1>
        {detail && <p className="mt-0.5 text-sm text-quiet">{detail}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
