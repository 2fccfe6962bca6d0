/**
 * The one keyboard layer. A screen says which chords it hears while it is there; `?` lists them; nothing else listens
 * on the window. What was mounted last is asked first, so a panel can take a key from the screen under it.
 *
 * A chord is written `Mod+K` (Ctrl, or Cmd on a Mac), `Shift+F8`, `G H` (one after the other), `?`, `]`, `Enter`.
 * Keys without Mod, Ctrl or Alt are not heard while someone types or in a list that answers them itself. Escape leaves
 * a text, so that letters are keys again; a key that was heard is no letter, however long it is held.
 */
import { toHeading } from "./arrival.svelte";
import { isComposing } from "./enter";

export interface Shortcut {
  keys: string;
  /** What it does, as a line of the list that `?` shows. */
  text: string;
  run: (event: KeyboardEvent) => void;
  /** Heard while typing too, and instead of what the text field would do. */
  whileTyping?: boolean | undefined;
  /** Not in the list: a second chord for the same. */
  hidden?: boolean | undefined;
}

/** The chords of one place, under the heading that `?` shows. */
export interface ShortcutGroup {
  heading: string;
  shortcuts: readonly Shortcut[];
}

interface Registered {
  heading: string;
  list: () => readonly Shortcut[];
  modal: boolean;
}

const SEQUENCE_MS = 1200;
const TEXT_EDITING = new Set(["mod+z", "mod+shift+z", "mod+y", "mod+a", "mod+c", "mod+x", "mod+v", "mod+b", "mod+i"]);

// A plain list: a teardown that reads state may be given what it was before, and what another screen registered in the
// same moment would be lost. The stamp tells the list of `?` that it changed.
let groups: readonly Registered[] = [];
let stamp = 0;
let changed = $state(0);
let pending: { key: string; at: number } | undefined;
/** The key that was heard last, while it is held. */
let held: string | undefined;

/** A Mac writes its modifiers otherwise. */
export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform ?? "");

/**
 * Hears `list` while the component that calls this is mounted. Call it while the component is set up; `list` is a
 * function, so it may read state. `modal` stops everything below: for dialogs with keys of their own.
 */
export function shortcuts(heading: string, list: () => readonly Shortcut[], { modal = false } = {}): void {
  $effect.pre(() => {
    const mine: Registered = { heading, list, modal };
    groups = [...groups, mine];
    changed = ++stamp;
    return () => {
      groups = groups.filter((group) => group !== mine);
      changed = ++stamp;
    };
  });
}

/** What `?` shows, the nearest first. */
export function shortcutGroups(): ShortcutGroup[] {
  void changed;
  const byHeading = new Map<string, Shortcut[]>();
  for (const group of [...groups].reverse()) {
    const seen = byHeading.get(group.heading) ?? [];
    seen.push(...group.list().filter((one) => !one.hidden));
    byHeading.set(group.heading, seen);
  }
  return [...byHeading].filter(([, all]) => all.length > 0).map(([heading, all]) => ({ heading, shortcuts: all }));
}

/** Listens on `target` until the function that it gives back is called. The app calls it once. */
export function listenForKeys(target: Window): () => void {
  target.addEventListener("keydown", hush, true);
  target.addEventListener("keydown", onKeydown);
  target.addEventListener("keyup", onKeyup, true);
  return () => {
    target.removeEventListener("keydown", hush, true);
    target.removeEventListener("keydown", onKeydown);
    target.removeEventListener("keyup", onKeyup, true);
  };
}

/** What an input method takes is heard by nothing else, menus and dialogs of a library included. */
function hush(event: KeyboardEvent): void {
  if (isComposing(event)) return event.stopImmediatePropagation();
  if (!event.repeat) held = undefined;
  // It opened something with a field, which has the focus by now: the rest of the same press is not typed there.
  if (!event.repeat || held !== event.key || !isTyping(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function onKeyup(event: KeyboardEvent): void {
  if (event.key === held) held = undefined;
}

function onKeydown(event: KeyboardEvent): void {
  if (event.defaultPrevented) {
    // A row answered it.
    if (!isTyping(event.target)) held = event.key;
    return;
  }
  const chord = chordOf(event);
  if (!chord) return;
  const typing = isTyping(event.target);
  const plain = !/^(mod|alt|ctrl)\+/.test(chord) && !/^(shift\+)?f\d+$/.test(chord);

  // A letter in a dialog is not meant for the screen under it.
  if (plain && inDialog(event.target) && !groups.some((group) => group.modal)) return;

  const first = pending && Date.now() - pending.at < SEQUENCE_MS ? pending.key : undefined;
  pending = undefined;

  const found = (first && find(`${first} ${chord}`)) ?? find(chord);
  if (found) {
    if (typing && !found.whileTyping && (plain || TEXT_EDITING.has(chord))) return;
    event.preventDefault();
    if (!typing) held = event.key;
    found.run(event);
  } else if (chord === "escape" && typing && !inDialog(event.target)) {
    event.preventDefault();
    leave(event.target as HTMLElement);
  } else if (plain && !typing && startsSequence(chord)) {
    pending = { key: chord, at: Date.now() };
    event.preventDefault();
  }
}

function find(chord: string): Shortcut | undefined {
  for (const group of [...groups].reverse()) {
    const hit = group.list().find((one) => normalise(one.keys) === chord);
    if (hit) return hit;
    if (group.modal) return undefined;
  }
  return undefined;
}

function startsSequence(chord: string): boolean {
  for (const group of [...groups].reverse()) {
    if (group.list().some((one) => normalise(one.keys).startsWith(`${chord} `))) return true;
    if (group.modal) return false;
  }
  return false;
}

/** Out of a text: to the row that it stands in, else to the heading of the screen. */
function leave(text: HTMLElement): void {
  const row = text.closest<HTMLElement>("[data-row]");
  if (row) row.focus();
  else if (!toHeading()) text.blur();
}

const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[role='dialog']") !== null;

/** Whether what has the focus takes letters itself. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable='true']")) return true;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "range", "submit"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** The chord of a key press in the form that `normalise` gives; empty for a modifier alone. */
export function chordOf(event: KeyboardEvent): string {
  const { key } = event;
  if (["Control", "Shift", "Alt", "Meta", "AltGraph", "Dead", "Unidentified"].includes(key)) return "";
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const parts: string[] = [];
  if (mod) parts.push("mod");
  if (isMac && event.ctrlKey) parts.push("ctrl");
  if (event.altKey && !event.getModifierState?.("AltGraph")) parts.push("alt");
  // Shift is part of the sign for `?` and `>`; it counts for letters with Mod, and for named keys.
  if (event.shiftKey && (key.length > 1 || /[a-z]/i.test(key))) parts.push("shift");
  parts.push(key === " " ? "space" : key.toLowerCase());
  return parts.join("+");
}

function normalise(keys: string): string {
  return keys.split(" ").map(normaliseOne).join(" ");
}

function normaliseOne(chord: string): string {
  if (chord.length === 1) return chord.toLowerCase();
  const parts = partsOf(chord.toLowerCase());
  const key = parts.pop() ?? "";
  const order = ["mod", "ctrl", "alt", "shift"];
  const modifiers = order.filter((one) => parts.includes(one) || (one === "mod" && !isMac && parts.includes("ctrl")));
  const named = modifiers.filter((one) => one !== "ctrl" || isMac);
  return [...named, key].join("+");
}

/** `Mod++` is Mod and the plus. */
const partsOf = (chord: string): string[] => chord.split(/\+(?=.)/);

/** A chord as this machine writes it, one entry a key: `Mod+K` → `["Ctrl K"]`, `G H` → `["G", "H"]`. */
export function chordParts(keys: string): string[] {
  return keys.split(" ").map((chord) => {
    if (chord.length === 1) return chord;
    const names: Record<string, string> = isMac
      ? { mod: "⌘", shift: "⇧", alt: "⌥", ctrl: "⌃" }
      : { mod: "Ctrl", shift: "Shift", alt: "Alt", ctrl: "Ctrl" };
    const arrows: Record<string, string> = {
      arrowup: "↑",
      arrowdown: "↓",
      arrowleft: "←",
      arrowright: "→",
      escape: "Esc",
    };
    return partsOf(chord)
      .map((part) => names[part.toLowerCase()] ?? arrows[part.toLowerCase()] ?? part)
      .join(" ");
  });
}
