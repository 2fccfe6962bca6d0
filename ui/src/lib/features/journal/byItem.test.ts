import { describe, expect, it } from "vitest";
import type { EntryId, JournalEntry } from "$lib/ipc/types";
import { byItem } from "./byItem";

const entry = (id: string, item: string, hard: string): JournalEntry => ({
  id: id as EntryId,
  item,
  at: "2021-04-07T10:00:00Z",
  by: "@wouter",
  hard,
  missing: "",
  minutes: null,
});
const entries = [entry("1", "B7", "Finding signers"), entry("2", "C1", "The title"), entry("3", "B7", "Their keys")];

describe("the journal by item", () => {
  it("puts the item that was written of last first, and keeps entries of items that are not in force", () => {
    const groups = byItem(entries, [], "");
    expect(groups.map(({ id, found }) => [id, found.map(({ id }) => id)])).toEqual([
      ["B7", ["1", "3"]],
      ["C1", ["2"]],
    ]);
  });

  it("finds entries with every word, whatever its case", () => {
    expect(byItem(entries, [], "b7 KEYS").flatMap(({ found }) => found.map(({ id }) => id))).toEqual(["3"]);
    expect(byItem(entries, [], "b7 title")).toEqual([]);
  });
});
