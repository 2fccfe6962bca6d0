import { expect, test } from "vitest";
import { piecesOf, type DiffRun } from "./diff";

const run = (kind: DiffRun["kind"], text: string): DiffRun => ({ kind, text });

test("what went and what came in its place is one change", () => {
  const runs = [run("same", "a "), run("deleted", "b"), run("inserted", "c"), run("same", " d "), run("inserted", "e")];
  expect(piecesOf(runs)).toEqual([
    { kind: "same", text: "a " },
    { kind: "change", deleted: "b", inserted: "c" },
    { kind: "same", text: " d " },
    { kind: "change", deleted: "", inserted: "e" },
  ]);
});

test("a long text that stayed is folded between words, and nothing of it is lost", () => {
  const long = "wörter and 🚀 more ".repeat(60);
  const runs = [run("same", long), run("deleted", "x"), run("same", long), run("inserted", "y"), run("same", long)];
  const pieces = piecesOf(runs);
  expect(pieces.map(({ kind }) => kind)).toEqual([
    ...["fold", "same", "change", "same", "fold", "same", "change", "same", "fold"],
  ]);
  const stayed = pieces.map((piece) => (piece.kind === "change" ? "|" : piece.text)).join("");
  expect(stayed).toBe(`${long}|${long}|${long}`);
  expect(pieces.filter((piece) => piece.kind === "fold").every(({ text }) => /^\s|^w/.test(text))).toBe(true);
  expect(piecesOf(runs, true)).toHaveLength(5);
});

test("a change of nothing but a line end can be seen", () => {
  expect(piecesOf([run("deleted", "\n")])).toEqual([{ kind: "change", deleted: "↵\n", inserted: "" }]);
});
