/** What a `DataTable` is made of. */
import type { Snippet } from "svelte";
import type { Field } from "./csv";
import type { Group } from "./rows";

export interface Column<T> {
  id: string;
  /** Drawn in the head. */
  label: string;
  /** What stands in the cell where nothing draws it, and in an export; without it the column is not exported. */
  text?: Field<T>["text"] | undefined;
  /** Draws the cell. */
  cell?: Snippet<[T, Column<T>]> | undefined;
  /** Draws the head instead of the label. */
  head?: Snippet<[Column<T>]> | undefined;
  /** Read out and shown on hover, when the label is a sign or a number. */
  title?: string | undefined;
  /** A track of a CSS grid; `minmax(0, 1fr)` if not given. In `fr`, `ch`, `em` or tokens, not in pixels. */
  width?: string | undefined;
  align?: "start" | "end" | "center" | undefined;
  /** Makes the head a button that sorts by this. */
  compare?: ((a: T, b: T) => number) | undefined;
  /** Which way the first press sorts. */
  first?: "up" | "down" | undefined;
}

export interface Sort {
  column: string;
  direction: "up" | "down";
}

/** One line of the body: a heading or a row. */
export type Line<T> = { heading: Group<T> } | { row: T };

/** The lines in the order they are drawn. Equal rows keep their order. */
export function linesOf<T>(
  groups: readonly Group<T>[],
  columns: readonly Column<T>[],
  sort: Sort | null | undefined,
): Line<T>[] {
  const compare = columns.find((column) => column.id === sort?.column)?.compare;
  const way = sort?.direction === "down" ? -1 : 1;
  return groups.flatMap((group) => {
    const rows = compare ? [...group.items].sort((a, b) => way * compare(a, b)) : group.items;
    const lines: Line<T>[] = rows.map((row) => ({ row }));
    return group.label ? [{ heading: group }, ...lines] : lines;
  });
}

/** The rows in the order they are drawn. */
export const shown = <T>(...of: Parameters<typeof linesOf<T>>): T[] =>
  linesOf(...of).flatMap((line) => ("row" in line ? [line.row] : []));

/** What pressing the head of `column` asks for. */
export function nextSort<T>(column: Column<T>, now: Sort | null | undefined): Sort {
  const first = column.first ?? "up";
  if (now?.column !== column.id) return { column: column.id, direction: first };
  return { column: column.id, direction: now.direction === "up" ? "down" : "up" };
}
