/** Words of the studio's editor: tables, pictures, spelling, find and replace, the view beside. */
import { plural } from "../plural";
import type { Says } from "../says";

export const editor = {
  says: {
    kinds: { words: "Word" },
    did: {
      image_add: "a picture was added",
      image_remove: "a picture was removed",
      bundle_replace: "text was replaced",
      spelling_learn: "a word was learnt",
      spelling_forget: "a word was forgotten",
    },
  } satisfies Says,
  tools: "Tools of the text",
  table: {
    menu: "Table",
    add: "Insert a table",
    here: "Table at the cursor",
    acts: {
      rowAbove: "Row above",
      rowBelow: "Row below",
      columnBefore: "Column before",
      columnAfter: "Column after",
      left: "Align the column left",
      center: "Align the column in the middle",
      right: "Align the column right",
      tidy: "Line up the columns",
      dropRow: "Delete the row",
      dropColumn: "Delete the column",
    },
    none: "Put the cursor into a table to change its rows and columns. Tab goes from cell to cell, Enter to the row below.",
    pasted: "Pasted as a table. With Shift it is pasted as it is.",
  },
  picture: {
    add: "Insert a picture",
    missing: (name: string) => `[The picture “${name}” can't be shown: its file is missing or damaged]`,
    pick: "Choose a picture: PNG, JPEG or GIF",
    kind: "Pictures",
    added: (path: string) => `Kept as ${path}`,
    bared: (path: string) =>
      `Kept as ${path}. Location, camera and whatever else the file told besides the picture were removed.`,
    original: "Keep the original in the workspace too",
    originalKept: "The original is kept in the workspace; it does not leave with the drafts",
    large: (name: string, has: number, most: number) =>
      `“${name}” has ${has} MB, and a picture may have ${most} MB: make it smaller.`,
  },
  spelling: {
    menu: "Spelling",
    on: "Mark words that are not in the dictionary",
    dictionary: "Dictionary",
    none: "There is no dictionary on this machine",
    how: (folder: string) =>
      `Install one with the system (on Debian and Ubuntu hunspell-en-us), or put an .aff and a .dic file into ${folder}.`,
    words: "Words of the team",
    forget: (word: string) => `Forget “${word}”`,
  },
  split: { act: "Text and preview side by side", preview: (title: string) => `Preview of ${title}` },
  find: {
    act: "Find and replace in all drafts",
    title: "Find and replace in the bundle",
    what: "Find",
    with: "Replace with",
    case: "Match case",
    word: "Whole words",
    regex: "Regular expression",
    withGroups: "$1 is what the first group found.",
    following: "Also replace text that follows facts. From then on it is yours.",
    found: (n: number, drafts: number) => `${plural(n, "match", "matches")} in ${plural(drafts, "draft")}`,
    listed: (n: number) => `The first ${n.toLocaleString("en")} are listed.`,
    none: "Nothing found in any draft",
    list: "Matches",
    follows: "Follows facts",
    fact: (label: string) => `Follows ${label}`,
    replace: "Replace",
    replaceAll: (n: number) => (n === 1 ? "Replace 1 match" : `Replace ${n.toLocaleString("en")} matches`),
    replaceNone: "Replace",
    kept: "This text follows its facts. Change it where the fact lives, or tick the box above to make it yours.",
    replaced: (n: number) => (n === 1 ? "1 match replaced" : `${n.toLocaleString("en")} matches replaced`),
  },
} as const;
