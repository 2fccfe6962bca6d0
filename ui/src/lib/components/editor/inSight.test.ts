import { ensureSyntaxTree, forceParsing, syntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { expect, test } from "vitest";
import { LONG, markdown } from "./inSight";

const BLOCK = "A [link](https://example.org) here.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n";
const long = BLOCK.repeat(Math.ceil((4 * LONG) / BLOCK.length));
const state = (doc: string): EditorState => EditorState.create({ doc, extensions: markdown });
const nameAt = (of: EditorState, at: number): string[] => {
  const names: string[] = [];
  for (let node = syntaxTree(of).resolveInner(at, 1); node.parent; node = node.parent) names.push(node.name);
  return names;
};

test("a long text is read where it is in sight, with every block in its place, also while it is typed in", () => {
  const one = state(long);
  expect(syntaxTree(one).length).toBe(long.length);
  expect(nameAt(one, long.indexOf("https"))).toContain("URL");
  expect(nameAt(one, long.lastIndexOf("| 1 |"))).toEqual([]);
  const typed = one.update({ changes: { from: 0, insert: "Before.\n\n" } }).state;
  expect(syntaxTree(typed).length).toBe(typed.doc.length);
  expect(nameAt(typed, typed.doc.toString().indexOf("| 1 |"))).toContain("Table");
});

test("what comes into sight is read then", () => {
  const view = new EditorView({ state: state(long), parent: document.body });
  const end = long.lastIndexOf("| 1 |");
  expect(nameAt(view.state, end)).toEqual([]);
  expect(forceParsing(view, long.length, 10_000)).toBe(true);
  expect(nameAt(view.state, end)).toContain("Table");
  view.destroy();
});

test("a short text is read whole", () => {
  const text = BLOCK.repeat(99);
  const read = ensureSyntaxTree(state(text), text.length, 10_000);
  expect(read?.topNode.lastChild?.name).toBe("Table");
});
