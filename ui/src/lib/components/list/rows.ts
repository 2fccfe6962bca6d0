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

/** A line that is drawn: which of all it is, and where it stands when only those in sight are drawn. */
export interface Spot {
  index: number;
  start?: number | undefined;
}

/** What is drawn of a group. */
export interface Part<T> {
  group: Group<T>;
  head?: Spot | undefined;
  /** `at` is the row's place among all rows, headings not counted. */
  rows: (Spot & { item: T; at: number })[];
}

/** How many lines groups have, and which of them are headings. */
export function linesIn(groups: readonly Group<unknown>[]): { count: number; heads: number[] } {
  let count = 0;
  const heads: number[] = [];
  for (const { label, items } of groups) {
    if (label) heads.push(count++);
    count += items.length;
  }
  return { count, heads };
}

/** What each line is known by. */
export const keysIn = <T>(groups: readonly Group<T>[], key: (item: T) => string): string[] =>
  groups.flatMap(({ id, label, items }) => [
    ...(label ? [`heading ${id}`] : []),
    ...items.map((item) => `row ${key(item)}`),
  ]);

/** The `drawn` lines by their groups, in order; all lines without it. */
export function partsOf<T>(groups: readonly Group<T>[], drawn?: readonly Spot[]): Part<T>[] {
  const spots = drawn ?? Array.from({ length: linesIn(groups).count }, (_, index) => ({ index }));
  let [line, rows, next] = [0, 0, 0];
  return groups.flatMap((group) => {
    const part: Part<T> = { group, rows: [] };
    const first = line + (group.label ? 1 : 0);
    const end = first + group.items.length;
    for (let spot = spots[next]; spot && spot.index < end; spot = spots[++next]) {
      const within = spot.index - first;
      const item = group.items[within];
      if (within < 0) part.head = spot;
      else if (item !== undefined) part.rows.push({ ...spot, item, at: rows + within });
    }
    [line, rows] = [end, rows + group.items.length];
    return part.head || part.rows.length > 0 ? [part] : [];
  });
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
