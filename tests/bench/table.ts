/** The table of what was measured, in Markdown. */

export interface Row {
  what: string;
  /** As in the issue; empty for what is only told. */
  goal?: string;
  measured: string;
  /** What it is made of. */
  from?: string;
}

/** Columns are as wide as their longest cell, as Prettier has them. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ["What", "Goal", "Measured", "From"],
    ...rows.map((row) => [row.what, row.goal ?? "", row.measured, row.from ?? ""]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [line(cells[0]!), line(widths.map((width) => "-".repeat(width))), ...cells.slice(1).map(line)].join("\n");
}
