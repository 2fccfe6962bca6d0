/** What a spreadsheet puts on the clipboard, as a Markdown table. Pure but for the parser of HTML. */
import { emptyTable, type Table } from "./tables";

/** No sheet of a proposal is larger; what is larger stays text. */
const MOST_CELLS = 20_000;
/** Stands for a line break while the blanks of HTML are taken together. For private use, so in no text. */
const BREAK = "\ue000";
const NUMBER = /^[-+(]?[$€£]?\s?\d[\d.,\s]*\)?\s?(%|[A-Z]{3,5})?$/;

/** A table from the clipboard: HTML of a spreadsheet or page, else cells parted by tabs. */
export function fromClipboard(html: string, text: string): Table | undefined {
  return (/<table[\s>]/i.test(html) ? fromHtml(html) : undefined) ?? fromTabs(text);
}

/** Cells parted by tabs. One column is a list, not a table. */
export function fromTabs(text: string): Table | undefined {
  if (!text.includes("\t")) return undefined;
  const rows = readTabs(text.replace(/\r\n?/g, "\n").replace(/\n+$/, ""));
  // Text with a tab here and there is no sheet.
  const columns = rows[0]?.length ?? 0;
  return rows.every((row) => row.length === columns) ? tableOf(rows) : undefined;
}

/** A cell with a tab, a line break or a quote in it stands in quotes, its own quotes doubled. */
function readTabs(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at <= text.length;) {
    let cell = "";
    if (text[at] === '"') {
      const quoted = /^"((?:[^"]|"")*)"(?=\t|\n|$)/.exec(text.slice(at));
      if (quoted) {
        cell = quoted[1]!.replaceAll('""', '"');
        at += quoted[0].length;
      }
    }
    const end = /[\t\n]|$/.exec(text.slice(at))!.index + at;
    rows.at(-1)!.push(cell + text.slice(at, end));
    if (text[end] === "\n") rows.push([]);
    at = end + 1;
  }
  return rows;
}

function fromHtml(html: string): Table | undefined {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!found) return undefined;
  const rows = [...found.rows].map((row) =>
    [...row.cells].flatMap((cell) => {
      for (const line of cell.querySelectorAll("br")) line.replaceWith(BREAK);
      // Cells that were merged: the text stands in the first.
      const span = Math.min(Math.max(1, cell.colSpan), 100);
      const text = (cell.textContent ?? "").replace(/\s+/g, " ").replaceAll(BREAK, "\n");
      return [text, ...Array.from({ length: span - 1 }, () => "")];
    }),
  );
  return tableOf(rows);
}

function tableOf(rows: readonly (readonly string[])[]): Table | undefined {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns < 2 || columns * rows.length > MOST_CELLS) return undefined;
  const table = emptyTable(columns, rows.length - 1);
  for (const [n, row] of rows.entries())
    for (const [column, cell] of row.entries()) table.rows[n]![column] = plain(cell);
  // Amounts are read from the right.
  table.align = table.align.map((align, column) => {
    const body = table.rows.slice(1).map((row) => row[column]!);
    const isNumbers = body.some((cell) => cell !== "") && body.every((cell) => cell === "" || NUMBER.test(cell));
    return isNumbers ? "right" : align;
  });
  return table;
}

/** A cell on one line; what would end it is escaped. */
const plain = (cell: string): string =>
  cell
    .trim()
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "<br>")
    .replace(/(?<!\\)\|/g, "\\|");
