import { history, undo } from "@codemirror/commands";
import { markdownLanguage } from "@codemirror/lang-markdown";
import { EditorView, runScopeHandlers } from "@codemirror/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changeTable, putTable, tableKeys } from "./tableKeys";

let view: EditorView;
/** `^` is the cursor. */
function begin(text: string): void {
  const at = text.indexOf("^");
  view = new EditorView({
    parent: document.body,
    doc: text.replace("^", ""),
    selection: { anchor: at },
    extensions: [markdownLanguage, history(), tableKeys],
  });
}
const press = (key: string, shiftKey = false): boolean =>
  runScopeHandlers(view, new KeyboardEvent("keydown", { key, shiftKey }), "editor");
const text = (): string => view.state.doc.toString();
const selected = (): string => view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to);
const write = (typed: string): void => view.dispatch(view.state.replaceSelection(typed));

beforeEach(() => {
  // CodeMirror measures text; jsdom lays out nothing.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
});
afterEach(() => view.destroy());

test("Tab selects the next cell, and behind the last one makes a row", () => {
  begin("| a^ | b |\n|---|---|\n| 1 | 2 |");
  for (const cell of ["b", "1", "2"]) {
    expect(press("Tab")).toBe(true);
    expect(selected()).toBe(cell);
  }
  press("Tab");
  write("third row");
  press("Tab", true);
  expect(text().split("\n")).toEqual([
    "| a         | b   |",
    "| --------- | --- |",
    "| 1         | 2   |",
    "| third row |     |",
  ]);
  expect(selected()).toBe("2");
});

test("outside of a table, and before its first cell, Tab is not taken", () => {
  begin("text^\n\n| a | b |\n|---|---|");
  expect(press("Tab")).toBe(false);
  view.dispatch({ selection: { anchor: text().indexOf("a |") } });
  expect(press("Tab", true)).toBe(false);
});

test("Enter goes to the row below, makes one under the last, and leaves from an empty one", () => {
  begin("| a | b^ |\n|---|---|\n| 1 | 2 |");
  press("Enter");
  expect(selected()).toBe("2");
  press("Enter");
  expect(text().split("\n")).toHaveLength(4);
  press("Enter");
  expect(text()).toBe("| a   | b   |\n| --- | --- |\n| 1   | 2   |\n\n");
  expect(view.state.selection.main.head).toBe(text().length);
});

test("Enter behind a row of cells begins a table, and one undo takes it back", () => {
  begin("| a | b |^");
  expect(press("Enter")).toBe(true);
  expect(text()).toBe("| a   | b   |\n| --- | --- |\n|     |     |");
  undo(view);
  expect(text()).toBe("| a | b |");
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: "no | table |" }, selection: { anchor: 12 } });
  expect(press("Enter")).toBe(false);
});

test("rows and columns are changed where the cursor is", () => {
  begin("| a | b |\n|---|---|\n| 1 | 2^ |");
  changeTable(view, "columnBefore");
  expect(text().split("\n")[2]).toBe("| 1   |     | 2   |");
  changeTable(view, "dropColumn");
  changeTable(view, "right");
  expect(text().split("\n")[1]).toBe("| --- | --: |");
  changeTable(view, "rowAbove");
  expect(text().split("\n")[2]).toBe("|     |     |");
  changeTable(view, "dropRow");
  expect(text().split("\n")).toHaveLength(3);
});

test("a new table stands on lines of its own", () => {
  begin("before^after");
  putTable(view);
  expect(text()).toMatch(/^before\n\n\|.*\|\n\nafter$/s);
});
