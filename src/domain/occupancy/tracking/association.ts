import { munkres } from "munkres";
import { overlapWithin, type Box } from "#domain/occupancy/tracking/geometry.ts";
import { boxOf, heightOf, type Person } from "#domain/occupancy/tracking/person.ts";
import type { TrackerOptions } from "#domain/occupancy/tracking/tracker-options.ts";
import type { Detection } from "#domain/occupancy/tracking/tracker.ts";
import { secondMs } from "#domain/time.ts";

export type Association = { pairs: [Person, Detection][]; people: Person[]; detections: Detection[] };

/**
 * Who is seen where, the likeliest for all together, and which people and detections are left over. `seconds` since the last
 * frame; `people` are where they are foretold to be now. A pair that overlaps less than `leastOverlap` is none.
 */
export function associate(people: Person[], detections: Detection[], leastOverlap: number, seconds: number, options: TrackerOptions): Association {
  if (people.length === 0 || detections.length === 0) return { pairs: [], people, detections };
  const newestSeenAt = Math.max(...people.map((p) => p.known.seenAt));
  const costs = people.map((person) => {
    // A tab that slept knows as little after a minute as after a second.
    const margin = (person.known.sightings === 1 ? options.reachOfNew : options.reach) * heightOf(person) * Math.min(1, seconds);
    const foretold = boxOf(person);
    const hidden = (options.costOfSecondHidden * (newestSeenAt - person.known.seenAt)) / secondMs;
    return detections.map((detection) => {
      const share = overlapWithin(foretold, detection.box, margin);
      return share < leastOverlap ? apart : Math.min(apart, 1 - share + hidden + strangeness(person, detection.box, options));
    });
  });
  return matched(people, detections, costs);
}

/** The cost at which a pair is none: that of two boxes that do not touch. */
const apart = 1;

/** What speaks against a pair although the boxes overlap: another height, or a place that the person would have had to leap to. */
function strangeness(person: Person, box: Box, options: TrackerOptions): number {
  const height = heightOf(person);
  const leap = Math.hypot(box.x + box.width / 2 - person.x.value, box.y + box.height / 2 - person.y.value);
  const spreads = leap / Math.sqrt(person.x.vv + (options.spread * height) ** 2);
  return options.costOfHeight * Math.abs(Math.log(box.height / height)) + options.costOfSpread * Math.min(spreadsMost, spreads);
}

const spreadsMost = 3;

function matched(people: Person[], detections: Detection[], costs: number[][]): Association {
  const pairs = munkres(costs).filter(([i, j]) => (costs[i]?.[j] ?? apart) < apart);
  const seen = new Set(pairs.map(([i]) => i));
  const used = new Set(pairs.map(([, j]) => j));
  return {
    pairs: pairs.map(([i, j]) => [people[i] as Person, detections[j] as Detection]),
    people: people.filter((_, i) => !seen.has(i)),
    detections: detections.filter((_, j) => !used.has(j)),
  };
}
