import { expect, it } from "vitest";
import { begun, changed, redone, undone } from "#features/camera/editor/history.ts";

it("Undo goes back step by step, redo forward again", () => {
  const two = changed(changed(begun("a"), "b"), "c");
  const one = undone(two);
  expect([one.now, undone(one).now, undone(undone(one)).now]).toEqual(["b", "a", "a"]);
  expect([redone(one).now, redone(redone(one)).now]).toEqual(["c", "c"]);
});

it("A drag is one step, however many moves it had", () => {
  let history = changed(begun("start"), "placed");
  for (const at of ["1", "2", "3"]) history = changed(history, at, "drag 1");
  history = changed(history, "4", "drag 2");
  expect(undone(history).now).toBe("3");
  expect(undone(undone(history)).now).toBe("placed");
});

it("A change after undo forgets what was undone", () => {
  const history = changed(undone(changed(begun("a"), "b")), "c");
  expect(redone(history).now).toBe("c");
});

it("A change to the same is no step", () => {
  const history = begun("a");
  expect(changed(history, "a")).toBe(history);
});
