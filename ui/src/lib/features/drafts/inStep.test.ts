import { expect, test } from "vitest";
import { blockAt, type Block } from "./inStep";

const block = (sourcepos: string | undefined, offsetTop: number, offsetHeight: number): Block => ({
  dataset: { sourcepos },
  offsetTop,
  offsetHeight,
});
const blocks = [
  block("1:1-2:9", 10, 40),
  block("4:1-9:9", 60, 120),
  block("4:1-4:9", 60, 20),
  block("9:1-9:9", 160, 20),
];

test("a line is where its innermost block is, and part of the way down in it", () => {
  expect(blockAt(blocks, 1)).toBe(10);
  expect(blockAt(blocks, 2)).toBe(30);
  expect(blockAt(blocks, 4)).toBe(60);
  expect(blockAt(blocks, 9)).toBe(160);
});

test("what stands between blocks follows the one before, and without blocks there is no place", () => {
  expect(blockAt(blocks, 3)).toBe(50);
  expect(blockAt([block("5:1-5:2", 7, 1)], 1)).toBe(7);
  expect(blockAt([block(undefined, 7, 1)], 1)).toBe(7);
  expect(blockAt([], 1)).toBeUndefined();
});
