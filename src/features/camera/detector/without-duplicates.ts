import { overlap } from "#domain/occupancy/tracking/geometry.ts";
import type { Found } from "#features/camera/detector/messages.ts";

/** Without the boxes that cover a surer one by more than `mostOverlap`: detectors tell one person several times. Surest first. */
export function withoutDuplicates(found: readonly Found[], mostOverlap: number): Found[] {
  const kept: Found[] = [];
  for (const one of [...found].sort((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(one.box, other.box) <= mostOverlap)) kept.push(one);
  }
  return kept;
}
