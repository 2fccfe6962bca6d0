/**
 * Markdown tables as text: read, padded so that columns line up, changed by row and column, and made of what a
 * spreadsheet puts on the clipboard. Pure. The one rule: what stands in a cell is never lost.
 */
export type Align = "none" | "left" | "center" | "right";

export interface Table {
  /** What stands before each line: a table in a list is indented. */
  indent: string;
  align: Align[];
  /** The head is the first. Every row has as many cells as there are columns. */
  rows: string[][];
}

/** A cell in a line: where its text begins and ends. */
export interface Cell {
  from: number;
  to: number;
}

const DELIMITER = /^:?-+:?$/;
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many columns of a fixed-width font a text takes. */
export function displayWidth(text: string): number {
  // Most cells are ASCII.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** The cells of a line. A pipe behind a backslash is text. */
export function cellsOf(line: string): Cell[] {
  const bounds: number[] = [];
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === "|") bounds.push(at);
  }
  const begin = line.length - line.trimStart().length;
  const end = line.trimEnd().length;
  // The outer pipes may be missing.
  if (bounds[0] !== begin) bounds.unshift(begin - 1);
  if (bounds.at(-1) !== end - 1 || bounds.length === 1) bounds.push(end);
  return bounds.slice(1).map((to, n) => {
    const from = bounds[n]! + 1;
    const text = line.slice(from, to);
    const blank = text.length - text.trimStart().length;
    const start = text.trim() === "" ? Math.min(from + 1, to) : from + blank;
    return { from: start, to: start + text.trim().length };
  });
}

const textsOf = (line: string): string[] => cellsOf(line).map(({ from, to }) => line.slice(from, to));

/** A table from its lines, or nothing when they are none. */
export function readTable(lines: readonly string[]): Table | undefined {
  const [head, delimiter, ...body] = lines;
  if (head === undefined || delimiter === undefined || !delimiter.includes("-")) return undefined;
  const marks = textsOf(delimiter);
  if (!marks.every((mark) => DELIMITER.test(mark))) return undefined;
  const rows = [head, ...body].map(textsOf);
  const columns = Math.max(marks.length, ...rows.map((row) => row.length));
  const fill = <T>(row: readonly T[], blank: T): T[] => [
    ...row,
    ...Array.from({ length: columns - row.length }, () => blank),
  ];
  const align = marks.map((mark): Align => {
    if (mark.startsWith(":")) return mark.endsWith(":") && mark.length > 1 ? "center" : "left";
    return mark.endsWith(":") ? "right" : "none";
  });
  return {
    indent: /^\s*/.exec(head)?.[0] ?? "",
    align: fill(align, "none"),
    rows: rows.map((row) => fill(row, "")),
  };
}

/** The lines of a table, its columns padded to their widest cell. */
export function writeTable({ indent, align, rows }: Table): string[] {
  const widths = align.map((_, column) => Math.max(3, ...rows.map((row) => displayWidth(row[column] ?? ""))));
  const line = (cells: readonly string[]): string => `${indent}| ${cells.join(" | ")} |`;
  const padded = (row: readonly string[]): string =>
    line(widths.map((width, column) => pad(row[column] ?? "", width, align[column] ?? "none")));
  const marks = widths.map((width, column) => markOf(align[column] ?? "none", width));
  const [head, ...body] = rows.map(padded);
  return [head ?? "", line(marks), ...body];
}

function pad(text: string, width: number, align: Align): string {
  const room = Math.max(0, width - displayWidth(text));
  const before = align === "right" ? room : align === "center" ? Math.floor(room / 2) : 0;
  return " ".repeat(before) + text + " ".repeat(room - before);
}

function markOf(align: Align, width: number): string {
  const left = align === "left" || align === "center" ? ":" : "-";
  const right = align === "right" || align === "center" ? ":" : "-";
  return left + "-".repeat(width - 2) + right;
}

/** The line of a table that a row stands on: the delimiter is the second. */
export const lineOfRow = (row: number): number => (row === 0 ? 0 : row + 1);
/** The row on a line. The delimiter counts as the head. */
export const rowOfLine = (line: number): number => Math.max(0, line - 1);

/** Which cell of a line a place in it belongs to. */
export function columnAt(line: string, at: number): number {
  const column = cellsOf(line).findIndex((_, n, cells) => {
    const next = cells[n + 1];
    return next === undefined || at < next.from - 1;
  });
  return Math.max(0, column);
}

const splice = <T>(list: readonly T[], at: number, remove: number, ...add: T[]): T[] =>
  list.toSpliced(at, remove, ...add);

/** With an empty row at `at`; 0 would be the head, so the first row is 1. */
export function addRow(table: Table, at: number): Table {
  const blank = table.align.map(() => "");
  return { ...table, rows: splice(table.rows, Math.max(1, at), 0, blank) };
}
/** Without a row. The head stays, emptied, since a table has one. */
export function dropRow(table: Table, at: number): Table {
  const blank = table.align.map(() => "");
  return { ...table, rows: at === 0 ? [blank, ...table.rows.slice(1)] : splice(table.rows, at, 1) };
}
export function addColumn(table: Table, at: number): Table {
  return {
    ...table,
    align: splice<Align>(table.align, at, 0, "none"),
    rows: table.rows.map((row) => splice(row, at, 0, "")),
  };
}
/** Without a column; the last one stays. */
export function dropColumn(table: Table, at: number): Table {
  if (table.align.length === 1) return table;
  return { ...table, align: splice(table.align, at, 1), rows: table.rows.map((row) => splice(row, at, 1)) };
}
export function alignColumn(table: Table, at: number, align: Align): Table {
  return { ...table, align: table.align.with(at, align) };
}
export function emptyTable(columns: number, rows: number): Table {
  const blank = (): string[] => Array.from({ length: columns }, () => "");
  return {
    indent: "",
    align: Array.from({ length: columns }, () => "none"),
    rows: Array.from({ length: rows + 1 }, blank),
  };
}
