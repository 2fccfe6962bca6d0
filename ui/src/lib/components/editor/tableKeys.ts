/** Tables in the editor: Tab goes from cell to cell, Enter to the row below, and each tidies the columns. */
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { keymap, type EditorView } from "@codemirror/view";
import {
  addColumn,
  addRow,
  alignColumn,
  cellsOf,
  columnAt,
  dropColumn,
  dropRow,
  emptyTable,
  lineOfRow,
  readTable,
  rowOfLine,
  writeTable,
  type Table,
} from "./tables";
import type { TableAct } from "./types";

/** The table round the cursor, and the cell in which that is. */
interface Here {
  from: number;
  to: number;
  table: Table;
  row: number;
  column: number;
}

function here(state: EditorState): Here | undefined {
  const { head } = state.selection.main;
  const at = state.doc.lineAt(head);
  if (!at.text.includes("|")) return undefined;
  let node = syntaxTree(state).resolveInner(at.from + at.text.search(/\S|$/), 1);
  while (node.name !== "Table" && node.parent) node = node.parent;
  if (node.name !== "Table") return undefined;
  const [first, last] = [state.doc.lineAt(node.from), state.doc.lineAt(node.to)];
  const lines = Array.from({ length: last.number - first.number + 1 }, (_, n) => state.doc.line(first.number + n).text);
  const table = readTable(lines);
  if (!table) return undefined;
  const row = rowOfLine(at.number - first.number);
  return { from: first.from, to: last.to, table, row, column: columnAt(at.text, head - at.from) };
}

/** Writes the table anew where it stands, with the text of a cell selected. */
function write(view: EditorView, { from, to }: Here, table: Table, row: number, column: number): true {
  const lines = writeTable(table);
  const line = lineOfRow(row);
  const cell = cellsOf(lines[line] ?? "")[column] ?? { from: 0, to: 0 };
  const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, from);
  const insert = lines.join("\n");
  const change = view.state.sliceDoc(from, to) === insert ? {} : { changes: { from, to, insert } };
  view.dispatch({
    ...change,
    selection: { anchor: start + cell.from, head: start + cell.to },
    scrollIntoView: true,
    userEvent: "input.table",
  });
  return true;
}

function step(view: EditorView, way: 1 | -1): boolean {
  const at = here(view.state);
  if (!at) return false;
  const columns = at.table.align.length;
  const next = at.row * columns + at.column + way;
  // Before the first cell Tab leaves the editor, as elsewhere.
  if (next < 0) return false;
  const row = Math.floor(next / columns);
  const table = row < at.table.rows.length ? at.table : addRow(at.table, row);
  return write(view, at, table, row, next % columns);
}

/** The row below; a new one under the last; and out of the table from a last row with nothing in it. */
function below(view: EditorView): boolean {
  const at = here(view.state);
  if (!at) return begin(view);
  const { table, row, column } = at;
  if (row < table.rows.length - 1) return write(view, at, table, row + 1, column);
  if (row > 0 && table.rows[row]?.every((cell) => cell === "")) {
    const lines = writeTable(dropRow(table, row)).join("\n");
    const end = at.from + lines.length + 2;
    const changes = { from: at.from, to: at.to, insert: `${lines}\n\n` };
    view.dispatch({ changes, selection: { anchor: end }, scrollIntoView: true, userEvent: "input.table" });
    return true;
  }
  return write(view, at, addRow(table, row + 1), row + 1, column);
}

/** Behind a line of cells with nothing above and below it, Enter makes it the head of a table. */
function begin(view: EditorView): boolean {
  const { doc, selection } = view.state;
  const line = doc.lineAt(selection.main.head);
  const isBlank = (number: number): boolean => number < 1 || number > doc.lines || doc.line(number).text.trim() === "";
  const isRow = /^\s*\|.*[^\\]\|\s*$/.test(line.text) && cellsOf(line.text).length > 1;
  if (!selection.main.empty || selection.main.head !== line.to || !isRow) return false;
  if (!isBlank(line.number - 1) || !isBlank(line.number + 1)) return false;
  const marks = cellsOf(line.text).map(() => "---");
  const table = readTable([line.text, `| ${marks.join(" | ")} |`]);
  if (!table) return false;
  return write(view, { from: line.from, to: line.to, table, row: 0, column: 0 }, addRow(table, 1), 1, 0);
}

export const inTable = (view: EditorView): boolean => here(view.state) !== undefined;

/** Changes the table in which the cursor is; does nothing elsewhere. */
export function changeTable(view: EditorView, act: TableAct): void {
  const at = here(view.state);
  if (!at) return;
  const { table, row, column } = at;
  const to = (next: Table, toRow = row, toColumn = column): void => {
    const last = { row: next.rows.length - 1, column: next.align.length - 1 };
    write(view, at, next, Math.min(toRow, last.row), Math.min(toColumn, last.column));
    view.focus();
  };
  // Above the head there is nothing: the first row is under it.
  if (act === "rowAbove") to(addRow(table, row), Math.max(1, row));
  else if (act === "rowBelow") to(addRow(table, row + 1), row + 1);
  else if (act === "dropRow") to(dropRow(table, row));
  else if (act === "columnBefore") to(addColumn(table, column));
  else if (act === "columnAfter") to(addColumn(table, column + 1), row, column + 1);
  else if (act === "dropColumn") to(dropColumn(table, column));
  else if (act === "tidy") to(table);
  else to(alignColumn(table, column, act));
}

/** Puts a table on lines of its own at the cursor, with its first cell selected. */
export function putTable(view: EditorView, table: Table = emptyTable(3, 2)): void {
  const { from, to } = view.state.selection.main;
  const before = view.state.sliceDoc(Math.max(0, from - 2), from);
  const after = view.state.sliceDoc(to, to + 2);
  const lead = before === "" || before.endsWith("\n\n") || before === "\n" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail =
    after === "" ? "\n" : after.startsWith("\n\n") || after === "\n" ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const lines = writeTable(table);
  const first = cellsOf(lines[0] ?? "")[0] ?? { from: 0, to: 0 };
  const start = from + lead.length;
  view.dispatch({
    changes: { from, to, insert: `${lead}${lines.join("\n")}${tail}` },
    selection: { anchor: start + first.from, head: start + first.to },
    scrollIntoView: true,
    userEvent: "input.paste",
  });
  view.focus();
}

export const tableKeys: Extension = keymap.of([
  { key: "Tab", run: (view) => step(view, 1) },
  { key: "Shift-Tab", run: (view) => step(view, -1) },
  { key: "Enter", run: below },
]);
