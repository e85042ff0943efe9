import type { Stroke } from "#ui/keyboard/registry.ts";

const typing =
  "input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]):not([type=range]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=combobox], [role=textbox], [role=searchbox], [role=listbox], [role=menu], [role=dialog], [role=alertdialog]";
const control = "a[href], button, summary, [role=button], [role=link], [role=tab], [role=switch], [role=radio], [role=checkbox], [role=menuitem]";

/** What a key press means to the registry; `undefined` for one that someone has already taken. */
export function readStroke(event: KeyboardEvent): Stroke | undefined {
  if (event.defaultPrevented || event.isComposing || ["Shift", "Control", "Alt", "Meta", "AltGraph"].includes(event.key)) return undefined;
  const at = event.target instanceof Element ? event.target : null;
  // AltGr writes signs on many keyboards and reports itself as Ctrl+Alt.
  const isAltGr = event.getModifierState("AltGraph");
  return {
    key: event.key,
    hasMod: !isAltGr && (event.ctrlKey || event.metaKey),
    hasAlt: !isAltGr && event.altKey,
    hasShift: event.shiftKey,
    isRepeat: event.repeat,
    isTyping: Boolean(at?.closest(typing)),
    isOnControl: Boolean(at?.closest(control)),
    scopes: scopesAround(at),
    at: event.timeStamp,
  };
}

export function scopesAround(element: Element | null): string[] {
  const scopes: string[] = [];
  for (let around = element?.closest("[data-keys]"); around; around = around.parentElement?.closest("[data-keys]"))
    scopes.push(...(around.getAttribute("data-keys") ?? "").split(/\s+/).filter(Boolean));
  return scopes;
}
