import { useId } from "react";
import type { StatusLevel } from "#ui/status.tsx";

/** The shape of a status in the colour of its text: circle, triangle, diamond, hollow hatched circle. */
export function StatusShape({ level, className = "size-[0.875em] shrink-0" }: { level: StatusLevel; className?: string }) {
  const hatching = useId();
  return (
    <svg viewBox="0 0 16 16" className={className} fill="currentColor" aria-hidden="true">
      {level === "ok" && <circle cx="8" cy="8" r="6" />}
      {level === "watch" && <path d="M8 1.6 15 14H1z" strokeLinejoin="round" />}
      {level === "late" && <path d="M8 .5 15.5 8 8 15.5.5 8z" />}
      {level === "off" && (
        <>
          <pattern id={hatching} width="3.2" height="3.2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="1.1" height="3.2" />
          </pattern>
          <circle cx="8" cy="8" r="6.2" fill={`url(#${hatching})`} stroke="currentColor" strokeWidth="1.6" />
        </>
      )}
    </svg>
  );
}
