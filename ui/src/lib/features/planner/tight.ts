/** What gets tight: blocking items against the working days before their due dates. Pure, by the rule of the core's
 * slack: an item takes a working day. */
import { addDays, dayOf } from "$lib/format";
import type { Next } from "$lib/ipc/types";

export interface Tight {
  /** The day by which they are due. */
  by: string;
  items: Next[];
  days: number;
  slack: number;
}

/** Fewer working days to spare than this is worth saying. */
const CLOSE = 3;

/** Mondays to Fridays after `from`, up to and with `to`. */
export function workingDays(from: string, to: string): number {
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    const weekday = dayOf(at)?.getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

/** Blocking items past their due date. */
export const overdue = (items: readonly Next[], today: string): Next[] =>
  items.filter(({ blocking, due }) => blocking && due !== null && due < today);

/** The due dates with the least to spare before them, the tightest first. Overdue items count into each. */
export function tight(items: readonly Next[], today: string, until: string, most = 3): Tight[] {
  const mine = items
    .filter(({ blocking, due }) => blocking && due !== null && due <= until)
    .sort((a, b) => (a.due ?? "").localeCompare(b.due ?? ""));
  const dates = [...new Set(mine.flatMap(({ due }) => (due && due >= today ? [due] : [])))];
  return dates
    .map((by): Tight => {
      const due = mine.filter((item) => (item.due ?? "") <= by);
      const days = workingDays(today, by);
      return { by, items: due, days, slack: days - due.length };
    })
    .filter(({ slack }) => slack < CLOSE)
    .sort((a, b) => a.slack - b.slack || a.by.localeCompare(b.by))
    .slice(0, most);
}
