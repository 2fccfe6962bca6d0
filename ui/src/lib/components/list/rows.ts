/** What rows are, and how the keyboard moves through them. Shared by everything that has them. */

/** What a row's snippet is told about it. */
export interface RowState {
  /** It has the keyboard: drawn as a ring. */
  focused: boolean;
  /** It is what is open: drawn as a tint with a bar. */
  selected: boolean;
}

/** Rows under a heading. */
export interface Group<T> {
  id: string;
  label: string;
  count?: string | number | undefined;
  note?: string | undefined;
  items: readonly T[];
}

/** Rows under headings, both in the order in which they come; `label` says the heading by its first row. */
export function groupsOf<T>(items: readonly T[], of: (item: T) => string, label = of): Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const id = of(item);
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return [...groups].map(([id, found]) => ({ id, label: label(found[0]), count: found.length, items: found }));
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

/** Whether the event is the row's own, and not that of a button or a field in it. */
export const isOnRow = (event: Event): boolean => (event.target as HTMLElement).dataset["row"] !== undefined;

/** Whether a click was meant for the row, and not for something in it that acts by itself. */
export function isForRow(event: MouseEvent, row: Element | null): boolean {
  const inner = (event.target as Element).closest("a, button, input, select, textarea, label, [role='button']");
  return !inner || !row?.contains(inner);
}

/** The value of a size token in CSS pixels. */
export function tokenSize(name: string, fallback: number): number {
  const value = parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name));
  return Number.isFinite(value) && value > 0 ? value : fallback;
}
