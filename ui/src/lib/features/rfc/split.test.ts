import { expect, test } from "vitest";
import type { PastedComment } from "$lib/ipc/types";
import { candidates, chosen, joined, parted, placed } from "./split";

const pasted = (author: string, text: string, known = false): PastedComment => ({
  author,
  posted: "2021-04-05",
  time: null,
  called: "",
  editOf: null,
  text,
  line: 1,
  mark: `${author}-mark`,
  known,
  draft: null,
  section: null,
  objection: false,
});

test("what is kept already is not kept again unless somebody asks for it", () => {
  const all = candidates([pasted("ada", "one", true), pasted("bob", "two")]);
  expect(chosen(all).map(({ author }) => author)).toEqual(["bob"]);
});

test("two that were one are joined, and both are known when they are pasted again", () => {
  const all = joined(candidates([pasted("ada", "one"), pasted("bob", "two"), pasted("eve", "three")]), 1);
  expect(all.map(({ text }) => text)).toEqual(["one\n\ntwo", "three"]);
  expect(chosen(all)[0]?.marks).toEqual(["ada-mark", "bob-mark"]);
  expect(joined(all, 0)).toHaveLength(2);
});

test("one that was two is parted at the cursor, but not at its ends", () => {
  const all = candidates([pasted("ada", "first\n\nsecond")]);
  const two = parted(all, 0, 6);
  expect(two.map(({ author, text }) => [author, text])).toEqual([
    ["ada", "first"],
    ["", "second"],
  ]);
  expect(two[1]?.line).toBe(2);
  expect(parted(all, 0, 0)).toHaveLength(1);
  expect(parted(all, 0, 99)).toHaveLength(1);
});

test("what could not be placed becomes a comment at its place", () => {
  const all = placed(candidates([{ ...pasted("ada", "x"), line: 9 }]), { line: 3, text: "lead", why: "" });
  expect(all.map(({ text }) => text)).toEqual(["lead", "x"]);
  expect(chosen(all)[0]).toEqual({ author: "", called: "", text: "lead", marks: [], objection: false });
});
