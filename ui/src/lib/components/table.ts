/** What a `VirtualTable` is made of. */
export interface Column<T> {
  id: string;
  /** Drawn in the head. */
  label: string;
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

export interface TableGroup<T> {
  id: string;
  label: string;
  note?: string | undefined;
  rows: readonly T[];
}

/** One line of the body: a heading or a row. */
export type Line<T> = { heading: TableGroup<T> } | { row: T };

/** The lines in the order they are drawn. Equal rows keep their order. */
export function linesOf<T>(
  groups: readonly TableGroup<T>[],
  columns: readonly Column<T>[],
  sort: Sort | undefined,
): Line<T>[] {
  const compare = columns.find((column) => column.id === sort?.column)?.compare;
  const way = sort?.direction === "down" ? -1 : 1;
  return groups.flatMap((group) => {
    const rows = compare ? [...group.rows].sort((a, b) => way * compare(a, b)) : group.rows;
    const lines: Line<T>[] = rows.map((row) => ({ row }));
    return group.label ? [{ heading: group }, ...lines] : lines;
  });
}

/** What pressing the head of `column` asks for. */
export function nextSort<T>(column: Column<T>, now: Sort | undefined): Sort {
  const first = column.first ?? "up";
  if (now?.column !== column.id) return { column: column.id, direction: first };
  return { column: column.id, direction: now.direction === "up" ? "down" : "up" };
}
