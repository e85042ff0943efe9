import { expect, it } from "vitest";
import { makePace } from "#features/camera/counting/pace.ts";

it("The pace is not known for three seconds and then that of the last ten", () => {
  const pace = makePace();
  for (let at = 0; at < 2_000; at += 200) pace.saw(at);
  expect(pace.perSecond(2_000)).toBeNull();
  // Ten pictures in four seconds, and none in the ten seconds up to the fifteenth.
  expect(pace.perSecond(4_000)).toBe(2.5);
  expect(pace.perSecond(15_000)).toBe(0);
});
