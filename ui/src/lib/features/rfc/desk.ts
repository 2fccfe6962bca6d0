/** The comments that are shown, and what a comment looks like in a row. Pure. */
import { hasWords } from "$lib/components/fuzzy";
import type { Field } from "$lib/components/list/csv";
import type { CommentRow, Decision, RfcPlace } from "$lib/ipc/types";
import { t } from "$lib/strings";

export type Shown = Decision | "all";

export interface Filter {
  shown: Shown;
  objections: boolean;
  query: string;
}

/** How the list begins. */
export const PLAIN: Filter = { shown: "all", objections: false, query: "" };

const words = t.rfc.fields;
/** What an export says of a comment. */
export const fields: Field<CommentRow>[] = [
  { label: words.author, text: ({ comment }) => comment.author },
  { label: words.posted, text: ({ comment }) => comment.posted },
  { label: words.about, text: ({ comment, draftName }) => placeName(draftName, comment.section) },
  { label: words.text, text: ({ comment }) => comment.text },
  { label: words.objection, text: ({ comment }) => (comment.objection ? t.history.yes : t.history.no) },
  { label: words.decision, text: ({ comment }) => t.rfc.decided[comment.decision] },
  { label: words.answer, text: ({ comment }) => comment.answer },
];

/** Those that fit, objections that wait for too long first, else as they were said. */
export function fitting(rows: readonly CommentRow[], { shown, objections, query }: Filter): CommentRow[] {
  const fits = ({ comment }: CommentRow): boolean => {
    if (shown !== "all" && comment.decision !== shown) return false;
    if (objections && !comment.objection) return false;
    return hasWords(query, `${comment.author} ${comment.text} ${comment.section ?? ""} ${comment.answer}`);
  };
  const found = rows.filter(fits);
  return [...found.filter(({ overdue }) => overdue), ...found.filter(({ overdue }) => !overdue)];
}

/** What somebody said, on one line: without quotes and Markdown's marks. */
export function excerpt(text: string, most = 240): string {
  const own = text.split("\n").filter((line) => !line.trimStart().startsWith(">"));
  const said = own.some((line) => line.trim() !== "") ? own : text.split("\n");
  const plain = said.join(" ").replace(/[*_`#>]+/g, "");
  const line = plain.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most).replace(/\s\S*$/, "")}…` : line;
}

/** Whether a decision is only kept with words. */
export const needsText = (decision: Decision): boolean => decision === "answer" || decision === "decline";

/** Where a comment points: “MIP40c3-SP10 · Motivation”. */
export const placeName = (draft: string | null, section: string | null): string =>
  [draft, section].filter((part) => part !== null && part !== "").join(" · ");

/** Every heading of every draft, as something to choose; its value names both. */
export function headings(places: readonly RfcPlace[]): { value: string; label: string; hint: string }[] {
  return places.flatMap(({ draft, name, sections }) =>
    sections.map((section) => ({ value: `${draft} ${section}`, label: section, hint: name })),
  );
}

/** A value of `headings` again in its parts. */
export function headingOf(value: string): { draft: string; section: string } {
  const at = value.indexOf(" ");
  return { draft: value.slice(0, at), section: value.slice(at + 1) };
}
