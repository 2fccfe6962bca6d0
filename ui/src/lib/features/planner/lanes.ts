/** Where open items stand on the dates of a cycle. Pure: days in, percentages out. */
import { groupsOf } from "$lib/components/list/rows";
import { addDays, dayOf, daysBetween } from "$lib/format";
import type { Next, Plan } from "$lib/ipc/types";

/** The days that are drawn, both with their ends. */
export interface Span {
  from: string;
  to: string;
}

/** So many weeks before today are drawn at most; what was due earlier stands at the edge. */
const WEEKS_BACK = 3;

/** The Monday of the week of a day. */
export function monday(value: string): string {
  const weekday = dayOf(value)?.getUTCDay() ?? 1;
  return addDays(value, -((weekday + 6) % 7));
}

/** From a little before today, or the day of posting, to the end of the cycle. */
export function spanOf(plan: Plan, items: readonly Next[], today: string): Span {
  const dues = items.flatMap(({ due }) => (due ? [due] : []));
  const earliest = [today, plan.postBy, ...dues].sort()[0] ?? today;
  const back = addDays(today, -7 * WEEKS_BACK);
  const last = [plan.ratified, plan.pollTo, ...plan.events.map(({ to }) => to)].sort().at(-1) ?? plan.ratified;
  const from = monday(earliest < back ? back : earliest);
  // What lies after the cycle is of no use for its target: it stands at the edge too.
  return { from: from > plan.postBy && plan.postBy >= back ? monday(plan.postBy) : from, to: addDays(monday(last), 7) };
}

/** Percent from the left; at the edges for what lies outside. */
export function percentOf(value: string, { from, to }: Span): number {
  const all = Math.max(1, daysBetween(from, to) ?? 1);
  const at = daysBetween(from, value) ?? 0;
  return Math.max(0, Math.min(100, (at / all) * 100));
}

/** The Mondays that are drawn: each week, or every so many weeks when the cycle is far. */
export function weeks(span: Span, most = 12): string[] {
  const all: string[] = [];
  for (let at = span.from; at < span.to; at = addDays(at, 7)) all.push(at);
  const step = Math.ceil(all.length / most);
  return all.filter((_, n) => n % step === 0);
}

/** A date of the cycle. */
export interface Mark {
  label: string;
  /** As it is written: “3–5 May”. */
  when: string;
  day: string;
  /** Already met: drawn solid. */
  met: boolean;
}

export interface PlacedMark {
  mark: Mark;
  at: number;
  before: boolean;
}

/** Marks on rows, so that every one keeps its words. */
export function markRows(marks: readonly Mark[], span: Span, width: number): PlacedMark[][] {
  const placed = marks
    .filter(({ day }) => day >= span.from && day <= span.to)
    .map((mark) => ({ item: mark, at: percentOf(mark.day, span), words: `${mark.label} ${mark.when}` }))
    .sort((a, b) => a.at - b.at);
  return intoRows(placed, Math.max(width, 200), 1).map((row) =>
    row.map(({ item, at, before }) => ({ mark: item, at, before })),
  );
}

export interface Chip {
  item: Next;
  /** Percent from the left, where its due date is. */
  at: number;
  /** Its words stand before the date, because there is no room after it. */
  before: boolean;
  /** Due before the first day that is drawn. */
  earlier: boolean;
  /** Several of the stage that are due on the same day are one chip. */
  others: Next[];
}

export interface Lane {
  stage: number;
  left: number;
  overdue: number;
  /** Chips that do not overlap, a row each. */
  rows: Chip[][];
}

/** Roughly how wide a letter is, in CSS pixels. */
const LETTER = 6.4;
const GAP = 12;

/** One lane a stage. `width` is that of the dates in CSS pixels. */
export function lanes(items: readonly Next[], span: Span, today: string, width: number): Lane[] {
  const stages = [...new Set(items.map(({ stage }) => stage))].sort((a, b) => a - b);
  return stages.map((stage) => {
    const mine = items.filter((item) => item.stage === stage);
    return {
      stage,
      left: mine.length,
      overdue: mine.filter(({ due }) => due !== null && due < today).length,
      rows: rowsOf(chipsOf(mine, span), Math.max(width, 200)),
    };
  });
}

function chipsOf(items: readonly Next[], span: Span): Chip[] {
  const drawnOn = ({ due }: Next): string => (due === null || due < span.from ? "" : due > span.to ? span.to : due);
  return groupsOf(
    items.filter(({ due }) => due),
    drawnOn,
  )
    .sort((a, b) => a.id.localeCompare(b.id))
    .flatMap(({ id: day, items: [item, ...others] }) => {
      const at = day === "" ? 0 : percentOf(day, span);
      return item ? [{ item, others, at, before: false, earlier: day === "" }] : [];
    });
}

/** What a chip says: one item by its title, several by their ids. */
export function wordsOf({ item, others }: Chip): string {
  return others.length === 0 ? `${item.item} ${item.title}` : [item, ...others].map((one) => one.item).join(", ");
}

function rowsOf(chips: readonly Chip[], width: number): Chip[][] {
  const placed = chips.map((chip) => ({ item: chip, at: chip.at, words: wordsOf(chip) }));
  return intoRows(placed, width, 1 / 3).map((row) => row.map(({ item, before }) => ({ ...item, before })));
}

/** Each on the first row with room for its words, which stand before its day when there is none after it. */
function intoRows<T>(
  all: readonly { item: T; at: number; words: string }[],
  width: number,
  most: number,
): { item: T; at: number; before: boolean }[][] {
  const ends: number[] = [];
  const rows: { item: T; at: number; before: boolean }[][] = [];
  for (const { item, at, words } of all) {
    const needed = Math.min(words.length * LETTER, width * most) + GAP + 10;
    const x = (at / 100) * width;
    const before = x + needed > width;
    const [left, right] = before ? [x - needed, x + GAP] : [x, x + needed];
    let row = ends.findIndex((end) => end <= left);
    if (row < 0) row = ends.length;
    ends[row] = right;
    (rows[row] ??= []).push({ item, at, before });
  }
  return rows;
}
