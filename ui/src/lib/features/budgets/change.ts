/** Changes of a sheet: cells, rows, their order, and what is pasted. Each gives a new sheet. Pure. */
import { readAmount } from "./amount";
import { newLine, type GroupRow, type LineRow, type Sheet } from "./sheet";

const withGroups = (sheet: Sheet, groups: readonly GroupRow[]): Sheet => ({ ...sheet, groups });
const inGroup = (sheet: Sheet, id: string, change: (lines: readonly LineRow[]) => readonly LineRow[]): Sheet =>
  withGroups(
    sheet,
    sheet.groups.map((group) => (group.id === id ? { ...group, lines: change(group.lines) } : group)),
  );

export const nameGroup = (sheet: Sheet, id: string, name: string): Sheet =>
  withGroups(
    sheet,
    sheet.groups.map((group) => (group.id === id ? { ...group, name } : group)),
  );

/** Sets a cell of a line; a line that is not there yet is added at the end of its group. */
export function setLine(sheet: Sheet, group: string, id: string, part: Partial<Omit<LineRow, "id">>): Sheet {
  return inGroup(sheet, group, (lines) =>
    lines.some((line) => line.id === id)
      ? lines.map((line) => (line.id === id ? { ...line, ...part } : line))
      : [...lines, { ...newLine(), id: id as LineRow["id"], ...part }],
  );
}

/** Without a line or a whole group. */
export const without = (sheet: Sheet, id: string): Sheet =>
  withGroups(
    sheet,
    sheet.groups
      .filter((group) => group.id !== id)
      .map((group) => ({ ...group, lines: group.lines.filter((line) => line.id !== id) })),
  );

function swapped<T>(all: readonly T[], at: number, by: 1 | -1): readonly T[] {
  const next = [...all];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}

/** A place up or down. A line at the edge of its group goes on into the next one; a group takes its lines along. */
export function moved(sheet: Sheet, id: string, by: 1 | -1): Sheet {
  const { groups } = sheet;
  const at = groups.findIndex((group) => group.id === id);
  if (at >= 0) return groups[at + by] ? withGroups(sheet, swapped(groups, at, by)) : sheet;
  const from = groups.findIndex(({ lines }) => lines.some((line) => line.id === id));
  const [group, other] = [groups[from], groups[from + by]];
  if (!group) return sheet;
  const place = group.lines.findIndex((line) => line.id === id);
  if (group.lines[place + by]) return inGroup(sheet, group.id, (lines) => swapped(lines, place, by));
  const line = group.lines[place];
  if (!other || !line) return sheet;
  return inGroup(without(sheet, id), other.id, (lines) => (by === 1 ? [line, ...lines] : [...lines, line]));
}

/** Cells of what a spreadsheet puts on the clipboard; `undefined` for a plain word. */
export function tableOf(text: string): string[][] | undefined {
  if (!/[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""))) return undefined;
  const rows = text.split(/\r\n|\n|\r/).map((row) => row.split("\t").map((cell) => cell.trim()));
  const filled = rows.filter((row) => row.some((cell) => cell !== ""));
  return filled.length > 0 ? filled : undefined;
}

/** What spreadsheets call the row that adds up the others. */
const TOTAL =
  /^(grand[ -]?|sub[ -]?)?(totals?|sum)( (a|per) month| monthly| cap| budget| costs?| expenses)*( \(?(dai|mkr)\)?)?:?$/i;

/** What a total would come to: hundredths, as no float is exact. */
const hundredths = (amount: string): bigint | undefined => {
  const [units, cents = ""] = readAmount(amount).value?.split(".") ?? [];
  return units === undefined ? undefined : BigInt(units + cents.padEnd(2, "0"));
};

/**
 * The row that adds up the others, which would double them: called so, or called by it or by nothing and the sum of two
 * or more.
 */
function isTotal(row: readonly string[], above: readonly string[][]): boolean {
  const { title = "", amount } = lineFrom(row, "title");
  if (TOTAL.test(title)) return true;
  if (amount === undefined || row.length < 2 || !/^((grand[ -]?|sub[ -]?)?total\b.*|sum\b.*|)$/i.test(title))
    return false;
  const lines = above.map((one) => hundredths(lineFrom(one, "title").amount ?? ""));
  return lines.length > 1 && lines.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n) === hundredths(amount);
}

/** The lines of a table, and the rows of it that only add them up. */
function withoutTotals(rows: readonly string[][]): { lines: string[][]; totals: string[][] } {
  const [lines, totals]: [string[][], string[][]] = [[], []];
  for (const row of rows) (isTotal(row, lines) ? totals : lines).push(row);
  return lines.length > 0 ? { lines, totals } : { lines: totals, totals: [] };
}

/** What a row of a spreadsheet says of a line: two columns are a title and an amount, one is what the cell is. */
function lineFrom(row: readonly string[], column: "title" | "amount"): Partial<Omit<LineRow, "id">> {
  const [first = "", ...more] = row;
  const amount = more.find((cell) => cell !== "");
  if (amount !== undefined || row.length > 1) return { title: first, ...(amount === undefined ? {} : { amount }) };
  return column === "title" ? { title: first } : { amount: first };
}

/** Headings of columns are no line: words where the rows below have amounts. */
const withoutHead = (rows: string[][]): string[][] => {
  const isAmount = (row: readonly string[]): boolean => readAmount(row.slice(1).join("")).value !== undefined;
  const [head, ...rest] = rows;
  return head && head.length > 1 && rest.length > 0 && !isAmount(head) && rest.every(isAmount) ? rest : rows;
};

/**
 * Pastes rows from a line on, over what is there; what goes beyond the end of the group is added to it. Rows that add up
 * the others are left out, unless they are asked for.
 */
export function pasted(
  sheet: Sheet,
  group: string,
  line: string,
  column: "title" | "amount",
  table: string[][],
  { totals: wanted = false } = {},
): { sheet: Sheet; count: number; totals: string[][] } {
  const all = withoutHead(table);
  const { lines: rows, totals } = wanted ? { lines: all, totals: [] } : withoutTotals(all);
  const next = inGroup(sheet, group, (lines) => {
    const found = lines.findIndex(({ id }) => id === line);
    const start = found < 0 ? lines.length : found;
    const written = rows.map((row, n) => ({ ...(lines[start + n] ?? newLine()), ...lineFrom(row, column) }));
    return [...lines.slice(0, start), ...written, ...lines.slice(start + rows.length)];
  });
  return { sheet: next, count: rows.length, totals };
}
