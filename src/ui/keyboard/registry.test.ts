import { describe, expect, it } from "vitest";
import { createRegistry, type Action, type Heard, type Stroke } from "#ui/keyboard/registry.ts";

const anAction = (part: Partial<Action> = {}): Action => ({ id: "call-next", label: "Call next", keys: "c", run: () => {}, ...part });

const aStroke = (key: string, part: Partial<Stroke> = {}): Stroke => ({
  key, hasMod: false, hasAlt: false, hasShift: false, isRepeat: false, isTyping: false, isOnControl: false, scopes: [], at: 0, ...part,
});

const idOf = (heard: Heard) => (typeof heard === "object" ? heard.action.id : heard);

function registryOf(...actions: Action[]) {
  const registry = createRegistry();
  registry.add(actions);
  return registry;
}

describe("registering", () => {
  it("refuses two actions on one key", () => {
    const registry = registryOf(anAction());
    expect(() => registry.add([anAction({ id: "cancel" })])).toThrow(/"call-next" .* "cancel" .* one key/);
  });

  it("refuses a key within a part of the screen that already means something everywhere", () => {
    const registry = registryOf(anAction());
    expect(() => registry.add([anAction({ id: "close-room", when: "room" })])).toThrow(/one key/);
  });

  it("lets two parts of a screen use one key differently", () => {
    const registry = registryOf(anAction({ when: "queue" }));
    expect(() => registry.add([anAction({ id: "close-room", when: "room" })])).not.toThrow();
  });

  it("refuses a key that begins another action's sequence", () => {
    const registry = registryOf(anAction({ id: "go-floor", keys: "g f" }));
    expect(() => registry.add([anAction({ id: "grow", keys: "g" })])).toThrow(/one key/);
  });

  it("refuses two actions of one name", () => {
    expect(() => registryOf(anAction(), anAction({ keys: "x" }))).toThrow(/Two actions are called "call-next"/);
  });

  it("adds all of a list or none of it", () => {
    const registry = registryOf(anAction());
    expect(() => registry.add([anAction({ id: "start", keys: "s" }), anAction({ id: "cancel" })])).toThrow();
    expect(registry.all().map((action) => action.id)).toEqual(["call-next"]);
  });

  it("frees the key when the actions are taken back", () => {
    const registry = createRegistry();
    const remove = registry.add([anAction()]);
    remove();
    expect(() => registry.add([anAction({ id: "cancel" })])).not.toThrow();
  });
});

describe("hearing", () => {
  it("hears a single letter", () => {
    expect(idOf(registryOf(anAction()).hear(aStroke("c")))).toBe("call-next");
  });

  it("stays deaf to letters while someone types", () => {
    expect(registryOf(anAction()).hear(aStroke("c", { isTyping: true }))).toBeUndefined();
  });

  it("stays deaf to letters with a modifier, so that Ctrl-C still copies", () => {
    expect(registryOf(anAction()).hear(aStroke("c", { hasMod: true }))).toBeUndefined();
    expect(registryOf(anAction()).hear(aStroke("c", { hasAlt: true }))).toBeUndefined();
  });

  it("hears a chord even while someone types", () => {
    const registry = registryOf(anAction({ id: "palette", keys: "mod+k" }));
    expect(idOf(registry.hear(aStroke("k", { hasMod: true, isTyping: true })))).toBe("palette");
  });

  it("stays deaf to single keys when they are turned off, but not to Enter or chords", () => {
    const registry = registryOf(anAction(), anAction({ id: "open", keys: "Enter" }), anAction({ id: "palette", keys: "mod+k" }));
    expect(registry.hear(aStroke("c"), false)).toBeUndefined();
    expect(idOf(registry.hear(aStroke("Enter"), false))).toBe("open");
    expect(idOf(registry.hear(aStroke("k", { hasMod: true }), false))).toBe("palette");
  });

  it("leaves Enter to the button that has the focus", () => {
    const registry = registryOf(anAction({ id: "open", keys: "Enter" }));
    expect(registry.hear(aStroke("Enter", { isOnControl: true }))).toBeUndefined();
  });

  it("hears a sign however the keyboard makes it", () => {
    const registry = registryOf(anAction({ id: "sheet", keys: "?" }));
    expect(idOf(registry.hear(aStroke("?", { hasShift: true })))).toBe("sheet");
    expect(idOf(registry.hear(aStroke("?")))).toBe("sheet");
  });

  it("waits for the second key of a sequence", () => {
    const registry = registryOf(anAction({ id: "go-floor", keys: "g f" }), anAction({ id: "finish", keys: "f" }));
    expect(registry.hear(aStroke("g", { at: 0 }))).toBe("waiting");
    expect(idOf(registry.hear(aStroke("f", { at: 300 })))).toBe("go-floor");
    expect(idOf(registry.hear(aStroke("f", { at: 600 })))).toBe("finish");
  });

  it("forgets a sequence that was not finished in time", () => {
    const registry = registryOf(anAction({ id: "go-floor", keys: "g f" }), anAction({ id: "finish", keys: "f" }));
    registry.hear(aStroke("g", { at: 0 }));
    expect(idOf(registry.hear(aStroke("f", { at: 2000 })))).toBe("finish");
  });

  it("hears a key afresh that no sequence wanted", () => {
    const registry = registryOf(anAction({ id: "go-floor", keys: "g f" }), anAction());
    registry.hear(aStroke("g"));
    expect(idOf(registry.hear(aStroke("c")))).toBe("call-next");
  });

  it("hears a scoped key only inside its part of the screen", () => {
    const registry = registryOf(anAction({ id: "start", keys: "s", when: "queue" }));
    expect(registry.hear(aStroke("s"))).toBeUndefined();
    expect(idOf(registry.hear(aStroke("s", { scopes: ["desk", "queue"] })))).toBe("start");
  });

  it("repeats only what may repeat: nobody calls the whole room by leaning on a key", () => {
    const registry = registryOf(anAction(), anAction({ id: "down", keys: "j", repeats: true }));
    expect(registry.hear(aStroke("c", { isRepeat: true }))).toBeUndefined();
    expect(idOf(registry.hear(aStroke("j", { isRepeat: true })))).toBe("down");
  });

  it("stays deaf to an action that is not possible now", () => {
    expect(registryOf(anAction({ isDisabled: true })).hear(aStroke("c"))).toBeUndefined();
  });
});
