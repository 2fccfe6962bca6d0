import { expect, test } from "vitest";
import type { CommentRow, RfcPlace } from "$lib/ipc/types";
import { excerpt, fitting, headingOf, headings } from "./desk";

const row = (author: string, more: Partial<CommentRow["comment"]> = {}, overdue = false): CommentRow => ({
  comment: { author, text: "Why?", decision: "open", objection: false, section: null, answer: "", ...more } as never,
  waits: 1,
  overdue,
  draftName: null,
});
const names = (rows: readonly CommentRow[]): string[] => rows.map(({ comment }) => comment.author);

test("objections that wait for too long stand first, whatever else is shown", () => {
  const rows = [row("ada"), row("bob", { objection: true }, true), row("eve", { decision: "answer" })];
  const filter = { shown: "all", objections: false, query: "" } as const;
  expect(names(fitting(rows, filter))).toEqual(["bob", "ada", "eve"]);
  expect(names(fitting(rows, { ...filter, shown: "open" }))).toEqual(["bob", "ada"]);
  expect(names(fitting(rows, { ...filter, objections: true }))).toEqual(["bob"]);
  expect(names(fitting(rows, { ...filter, query: "WHY ev" }))).toEqual(["eve"]);
});

test("an excerpt is what somebody said, not whom they quote", () => {
  expect(excerpt("> **ada**:\n> long quote\n\nI **do** not\nagree.")).toBe("I do not agree.");
  expect(excerpt("> only a quote")).toBe("only a quote");
  expect(excerpt("word ".repeat(100), 20)).toBe("word word word word…");
});

test("a heading is found again from what names it, spaces and all", () => {
  const places = [{ draft: "0190", name: "MIP39c2-SP#", subject: "", sections: ["Core Unit Name"] }] as never;
  const [first] = headings(places as RfcPlace[]);
  expect(headingOf(first!.value)).toEqual({ draft: "0190", section: "Core Unit Name" });
});
