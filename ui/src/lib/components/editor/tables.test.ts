import { expect, test } from "vitest";
import { fromClipboard, fromTabs } from "./sheets";
import {
  addColumn,
  addRow,
  alignColumn,
  cellsOf,
  columnAt,
  displayWidth,
  dropColumn,
  dropRow,
  readTable,
  writeTable,
  type Table,
} from "./tables";

const lines = (text: string): string[] => text.trim().split("\n");
const table = (text: string): Table => readTable(lines(text))!;
const shown = (one: Table): string => writeTable(one).join("\n");

const budget = `
| Group | Monthly |
|:--|-:|
| Permanent Team|91,200
| 予備費 🚀 | 1 |`;

test("columns line up by what is seen, not by characters", () => {
  expect(shown(table(budget)).split("\n")).toEqual([
    "| Group          | Monthly |",
    "| :------------- | ------: |",
    "| Permanent Team |  91,200 |",
    "| 予備費 🚀      |       1 |",
  ]);
  expect(displayWidth("e\u0301")).toBe(1);
});

test("a table that lines up is left as it is", () => {
  const once = shown(table(budget));
  expect(shown(table(once))).toBe(once);
});

test("a pipe behind a backslash is text, and rows of any length are kept whole", () => {
  const odd = table("a | b\n--|--\n| 1 \\| 2 | 3 | 4 |\n|");
  expect(odd.rows).toEqual([
    ["a", "b", ""],
    ["1 \\| 2", "3", "4"],
    ["", "", ""],
  ]);
  expect(readTable(["| a |", "| b |"])).toBeUndefined();
  expect(readTable(["text"])).toBeUndefined();
});

test("every place of a line belongs to a cell", () => {
  const line = "| ab | c |  |";
  expect(cellsOf(line)).toEqual([
    { from: 2, to: 4 },
    { from: 7, to: 8 },
    { from: 11, to: 11 },
  ]);
  expect([0, 4, 5, 6, 8, 10, 13].map((at) => columnAt(line, at))).toEqual([0, 0, 0, 1, 1, 2, 2]);
});

test("rows and columns come and go", () => {
  const small = table("| a | b |\n|---|---|\n| 1 | 2 |");
  expect(addRow(small, 0).rows).toEqual([
    ["a", "b"],
    ["", ""],
    ["1", "2"],
  ]);
  expect(dropRow(small, 1).rows).toEqual([["a", "b"]]);
  expect(dropRow(small, 0).rows).toEqual([
    ["", ""],
    ["1", "2"],
  ]);
  expect(addColumn(small, 1).rows).toEqual([
    ["a", "", "b"],
    ["1", "", "2"],
  ]);
  expect(dropColumn(small, 0).rows).toEqual([["b"], ["2"]]);
  expect(dropColumn(dropColumn(small, 0), 0).rows).toEqual([["b"], ["2"]]);
  expect(shown(alignColumn(small, 1, "center")).split("\n")[1]).toBe("| --- | :-: |");
});

test("a table in a list keeps its indent", () => {
  expect(writeTable(readTable(["  | a |", "  |--|"])!)).toEqual(["  | a   |", "  | --- |"]);
});

test("cells of a spreadsheet become a table, amounts to the right", () => {
  const sheet = 'Item\tMonthly\tNote\r\nSalaries\t91,200.00\t"two\nlines ""x"""\nTravel\t$1,000\ta|b\n';
  expect(shown(fromTabs(sheet)!).split("\n")).toEqual([
    "| Item     |   Monthly | Note             |",
    "| -------- | --------: | ---------------- |",
    '| Salaries | 91,200.00 | two<br>lines "x" |',
    "| Travel   |    $1,000 | a\\|b             |",
  ]);
});

test("the table of a page is taken, with merged cells", () => {
  const html = "<meta><table><tr><th colspan=2>Cost<br>all</th></tr><tr><td> a\n b </td><td>1</td></tr></table>";
  expect(fromClipboard(html, "ignored")!.rows).toEqual([
    ["Cost<br>all", ""],
    ["a b", "1"],
  ]);
});

test("text with a tab in it, one column, or a sheet without end stays text", () => {
  expect(fromTabs("a\tb\nno tab")).toBeUndefined();
  expect(fromTabs("one\ntwo")).toBeUndefined();
  expect(fromClipboard("<p>no table</p>", "plain")).toBeUndefined();
  expect(fromTabs(Array.from({ length: 30_000 }, () => "a\tb").join("\n"))).toBeUndefined();
});
