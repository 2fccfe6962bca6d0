/** How the keyboard goes from cell to cell. A cell is `row:column`, in the order of the sheet. */
export type Direction = "up" | "down" | "left" | "right" | "first" | "last";

/** The cell in that direction: up, down, first and last in its column, rows without that column left out. */
export function cellBeside(cells: readonly string[], from: string, way: Direction): string | undefined {
  const [row, column] = split(from);
  if (way === "left" || way === "right") {
    const to = `${row}:${way === "left" ? "title" : "amount"}`;
    return to !== from && cells.includes(to) ? to : undefined;
  }
  const inColumn = cells.filter((cell) => split(cell)[1] === column);
  if (way === "first" || way === "last") return inColumn.at(way === "first" ? 0 : -1);
  return inColumn[inColumn.indexOf(from) + (way === "down" ? 1 : -1)];
}

/** The row that a cell is in. */
export const rowOf = (cell: string): string => split(cell)[0];

function split(cell: string): [row: string, column: string] {
  const at = cell.lastIndexOf(":");
  return [cell.slice(0, at), cell.slice(at + 1)];
}
