import { expect, test } from "vitest";
import { keysIn, linesIn, partsOf } from "./rows";

const groups = [
  { id: "none", label: "", items: ["a", "b"] },
  { id: "empty", label: "Empty", items: [] },
  { id: "more", label: "More", items: ["c", "d", "e"] },
];

test("headings are lines among the rows", () => {
  expect(linesIn(groups)).toEqual({ count: 7, heads: [2, 3] });
  expect(keysIn(groups, (item) => item)).toEqual([
    ...["row a", "row b", "heading empty", "heading more"],
    ...["row c", "row d", "row e"],
  ]);
});

test("all lines come back by their groups, each row with its place among the rows", () => {
  const parts = partsOf(groups);
  expect(parts.map(({ head, rows }) => [head?.index, rows.map(({ item, at, index }) => [item, at, index])])).toEqual([
    [
      undefined,
      [
        ["a", 0, 0],
        ["b", 1, 1],
      ],
    ],
    [2, []],
    [
      3,
      [
        ["c", 2, 4],
        ["d", 3, 5],
        ["e", 4, 6],
      ],
    ],
  ]);
});

test("of the lines that are drawn each keeps its place, and a group of which none is drawn is left out", () => {
  const drawn = [2, 3, 6].map((index) => ({ index, start: index * 10 }));
  expect(partsOf(groups, drawn)).toEqual([
    { group: groups[1], head: { index: 2, start: 20 }, rows: [] },
    { group: groups[2], head: { index: 3, start: 30 }, rows: [{ index: 6, start: 60, item: "e", at: 4 }] },
  ]);
});
