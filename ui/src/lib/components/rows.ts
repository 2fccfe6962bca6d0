/** How the keyboard moves through rows. Shared by everything that has them. */

/** What a row's snippet is told about it. */
export interface RowState {
  /** It has the keyboard: drawn as a ring. */
  focused: boolean;
  /** It is what is open: drawn as a tint with a bar. */
  selected: boolean;
}

/** Where a key leads from row `at` of `count`; `undefined` when the key is none that moves. `page` rows are in sight. */
export function moveTo(event: KeyboardEvent, at: number, count: number, page = 10): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const to = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    Home: 0,
    End: count - 1,
    PageDown: at + page,
    PageUp: at - page,
  }[event.key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}

/** Whether the key went to the row itself, and not to a button or a field in it. */
export function isOnRow(event: KeyboardEvent): boolean {
  return event.target === event.currentTarget;
}

/** Whether a click was meant for the row, and not for something in it that acts by itself. */
export function isForRow(event: MouseEvent): boolean {
  const target = event.target as Element;
  const inner = target.closest("a, button, input, select, textarea, label, [role='button']");
  return !inner || !(event.currentTarget as Element).contains(inner);
}

/** The value of a size token in CSS pixels. */
export function tokenSize(name: string, fallback: number): number {
  const value = parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name));
  return Number.isFinite(value) && value > 0 ? value : fallback;
}
