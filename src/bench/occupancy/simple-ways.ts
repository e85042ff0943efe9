import type { Slot } from "./simulated-clinic.ts";
import { mean } from "./scores.ts";

/** What is done without a filter. The last two are given the mean ratio of the whole run, which nobody has on the day. */
export function simpleWays(slots: Slot[]): Record<string, number[]> {
  const ways: Record<string, number[]> = { "in minus out": [], "in minus out, never below 0": [], "yesterday's in / out ratio": [], "camera alone": [], "tickets x true companions": [], "camera / true gain": [] };
  let day = -1;
  let plain = 0;
  let running = 0;
  let counted = { in: 0, out: 0 };
  let ratio = 1;
  let tickets = 0;
  const open = slots.filter((s) => s.isOpen);
  const gain = mean(open.map((s) => s.level)) / mean(open.map((s) => s.people));
  const inHouse: number[] = [];
  for (const s of slots) {
    if (s.day !== day) {
      if (counted.out > 0) ratio = counted.in / counted.out;
      [day, plain, running, counted] = [s.day, 0, 0, { in: 0, out: 0 }];
    }
    plain += s.in - s.out;
    running = Math.max(0, running + s.in - s.out);
    counted = { in: counted.in + s.in, out: counted.out + s.out };
    tickets += s.checkIns - s.checkOuts;
    inHouse.push(tickets);
    ways["in minus out"]?.push(plain);
    ways["in minus out, never below 0"]?.push(running);
    ways["yesterday's in / out ratio"]?.push(Math.max(0, counted.in - counted.out * ratio));
    ways["camera alone"]?.push(s.level);
    ways["camera / true gain"]?.push(s.level / gain);
  }
  const companions = mean(open.map((s) => s.people)) / mean(inHouse.filter((_, i) => slots[i]?.isOpen));
  ways["tickets x true companions"] = inHouse.map((n) => n * companions);
  return ways;
}
