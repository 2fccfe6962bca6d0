/** Words of the journal: what doing the items was like. */
import { decimal } from "$lib/format";
import type { Says } from "../says";

export const journal = {
  says: {
    areas: { journal: "Journal" },
    kinds: { journal: "Journal" },
    did: {
      journal_add: "a journal entry was added",
      journal_remove: "a journal entry was removed",
    },
  } satisfies Says,
  title: "Journal",
  context: (count: number) => (count === 1 ? "1 entry" : `${decimal(count)} entries`),
  why: "First impressions are worth most to those who come after.",
  hard: "What was hard?",
  missing: "What was missing?",
  minutes: "Minutes it took",
  minutesWrong: "Minutes are a whole number, as in 45.",
  add: "Add entry",
  added: (item: string) => `Journal entry added to ${item}`,
  removed: (item: string) => `Journal entry of ${item} removed`,
  remove: (on: string) => `Remove the entry of ${on}`,
  list: "Entries",
  hardWord: "Hard",
  missingWord: "Missing",
  took: (minutes: number) =>
    minutes < 120 ? (minutes === 1 ? "1 minute" : `${minutes} minutes`) : `${Math.round(minutes / 6) / 10} hours`,
  by: (who: string, on: string) => (who === "" ? on : `${who}, ${on}`),
  empty: "No entry yet",
  emptyText:
    "Here stands what the items of the playbook were like to do: what was hard, what was missing, how long it took. Entries are written in an item, under Journal.",
  open: "Open the next item",
  toItem: "Open item",
  search: "Find an entry",
  nothing: "No entry has these words",
  total: (minutes: number) => `${minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`} in all`,
  failed: "The journal can't be shown",
} as const;
