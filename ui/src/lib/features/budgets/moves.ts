/** How the keyboard goes from cell to cell. Cells are found by `data-cell="row:column"` in the order they are drawn. */
export type Direction = "up" | "down" | "left" | "right";

/** The cell in that direction: up and down in its column, rows without that column left out. */
export function cellBeside(cells: readonly string[], from: string, way: Direction): string | undefined {
  const [row, column] = split(from);
  if (way === "left" || way === "right") {
    const to = `${row}:${way === "left" ? "title" : "amount"}`;
    return to !== from && cells.includes(to) ? to : undefined;
  }
  const inColumn = cells.filter((cell) => split(cell)[1] === column);
  return inColumn[inColumn.indexOf(from) + (way === "down" ? 1 : -1)];
}

function split(cell: string): [row: string, column: string] {
  const at = cell.lastIndexOf(":");
  return [cell.slice(0, at), cell.slice(at + 1)];
}
