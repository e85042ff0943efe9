/**
 * Something a person can do, known once: buttons, menus, the palette, the sheet and the keys all draw from it.
 * `keys` is one stroke ("c", "?", "Enter", "ArrowDown", "mod+k", "shift+Enter") or a sequence of them ("g f").
 */
export type Action = {
  id: string;
  label: string;
  keys?: string;
  /** Only while the focus is inside an element with `data-keys="…"` of this name; without it, everywhere. */
  when?: string;
  run: () => void;
  /** The heading it stands under in the sheet and the palette. */
  group?: string;
  /** Known, but not now: hidden from the palette, deaf to its key. */
  isDisabled?: boolean;
  /** Holding the key goes on acting (moving through rows). Calling a patient does not. */
  repeats?: boolean;
};

/** A key pressed, with what matters about where. */
export type Stroke = {
  key: string;
  hasMod: boolean;
  hasAlt: boolean;
  hasShift: boolean;
  isRepeat: boolean;
  /** In a text field, a list that takes letters, a dialog: the letters belong to someone else. */
  isTyping: boolean;
  /** On a button or a link, whose Enter and Space are its own. */
  isOnControl: boolean;
  /** The `data-keys` around the focus. */
  scopes: readonly string[];
  at: number;
};

export type Heard = { action: Action } | "waiting" | undefined;

export type Registry = {
  /** Throws when two actions could answer one key; returns how to take them back. */
  add(actions: readonly Action[]): () => void;
  all(): readonly Action[];
  /** What this stroke means; `"waiting"` in the middle of a sequence. */
  hear(stroke: Stroke, singleKeys?: boolean): Heard;
  onChange(changed: () => void): () => void;
};

const sequenceMs = 1200;

export function createRegistry(): Registry {
  let actions: readonly Action[] = [];
  let begun: { strokes: string[]; at: number } = { strokes: [], at: 0 };
  const listeners = new Set<() => void>();

  function set(next: readonly Action[]) {
    actions = next;
    for (const changed of listeners) changed();
  }

  return {
    add(added) {
      const known = [...actions];
      for (const action of added) {
        const rival = known.find((other) => other.id === action.id || clash(other, action));
        if (rival) throw new Error(quarrel(rival, action));
        known.push(action);
      }
      set(known);
      return () => set(actions.filter((action) => !added.includes(action)));
    },

    all: () => actions,

    hear(stroke, singleKeys = true) {
      const name = nameOf(stroke);
      const isSingle = [...name].length === 1;
      if (isSingle && (!singleKeys || stroke.isTyping)) return undefined;
      if (stroke.isTyping && !name.startsWith("mod+")) return undefined;
      if (stroke.isOnControl && (name === "Enter" || name === " ")) return undefined;

      const open = actions.filter((action) => action.keys && !action.isDisabled && (!action.when || stroke.scopes.includes(action.when)));
      const soFar = stroke.at - begun.at <= sequenceMs ? begun.strokes : [];
      begun = { strokes: [], at: stroke.at };
      // A sequence that leads nowhere is forgotten, and its last key is heard afresh.
      for (const strokes of soFar.length > 0 ? [[...soFar, name], [name]] : [[name]]) {
        const keys = strokes.join(" ");
        const action = open.find((one) => one.keys === keys);
        if (action) return stroke.isRepeat && !action.repeats ? undefined : { action };
        if (open.some((one) => one.keys?.startsWith(`${keys} `))) {
          begun = { strokes, at: stroke.at };
          return "waiting";
        }
      }
      return undefined;
    },

    onChange(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** Shift is part of a letter or sign ("?" needs none written), but not of a named key ("shift+Enter"). */
function nameOf({ key, hasMod, hasAlt, hasShift }: Stroke): string {
  const isSign = [...key].length === 1;
  const plain = isSign && hasMod ? key.toLowerCase() : key;
  return `${hasMod ? "mod+" : ""}${hasAlt ? "alt+" : ""}${hasShift && (!isSign || hasMod) ? "shift+" : ""}${plain}`;
}

function clash(one: Action, other: Action): boolean {
  if (!one.keys || !other.keys) return false;
  const scopesMeet = !one.when || !other.when || one.when === other.when;
  const keysMeet = one.keys === other.keys || one.keys.startsWith(`${other.keys} `) || other.keys.startsWith(`${one.keys} `);
  return scopesMeet && keysMeet;
}

const quarrel = (one: Action, other: Action) =>
  one.id === other.id
    ? `Two actions are called "${one.id}"`
    : `Actions "${one.id}" (${one.keys}, ${one.when ?? "everywhere"}) and "${other.id}" (${other.keys}, ${other.when ?? "everywhere"}) want one key`;
