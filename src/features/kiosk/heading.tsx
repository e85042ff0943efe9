"use client";

import { useEffect, useRef, type ReactNode } from "react";

/** The question of a page. It takes the focus when the page appears, so that a screen reader asks it and the next key goes to the answers. */
export function Heading({ children, help }: { children: ReactNode; help?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="flex flex-col gap-2">
      <h1 ref={heading} tabIndex={-1} className="text-2xl leading-tight font-semibold text-balance outline-none!">{children}</h1>
      {help && <p className="text-lg text-quiet text-balance">{help}</p>}
    </div>
  );
}
