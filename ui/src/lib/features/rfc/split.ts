/** How a pasted thread was taken apart, while a person corrects it. Pure: each correction gives a new list. */
import type { NewComment, PastedComment, Unplaced } from "$lib/ipc/types";

/** A comment that may be kept. */
export interface Candidate {
  /** Names the row while it is on the screen. */
  key: number;
  author: string;
  /** Empty where nobody knows. */
  posted: string;
  time: string | null;
  /** What its source calls it. */
  called: string;
  text: string;
  line: number;
  marks: readonly string[];
  known: boolean;
  /** The kept comment that it is another text of. */
  editOf: PastedComment["editOf"];
  keep: boolean;
  draft: PastedComment["draft"];
  section: string | null;
  objection: boolean;
}

let last = 0;

export function candidates(found: readonly PastedComment[]): Candidate[] {
  return found.map(({ mark, posted, ...one }) => ({
    ...one,
    key: ++last,
    posted: posted ?? "",
    marks: [mark],
    keep: !one.known,
  }));
}

/** The one at `at` becomes the end of the one above. */
export function joined(all: readonly Candidate[], at: number): Candidate[] {
  const [above, one] = [all[at - 1], all[at]];
  if (!above || !one) return [...all];
  const both: Candidate = {
    ...above,
    text: `${above.text}\n\n${one.text}`,
    marks: [...above.marks, ...one.marks],
    known: above.known && one.known,
    keep: above.keep || one.keep,
    objection: above.objection || one.objection,
  };
  return [...all.slice(0, at - 1), both, ...all.slice(at + 1)];
}

/** Two out of one: the second begins at `offset` of the text and is nobody's yet. Nothing happens at an end. */
export function parted(all: readonly Candidate[], at: number, offset: number): Candidate[] {
  const one = all[at];
  if (!one) return [...all];
  const [before, after] = [one.text.slice(0, offset).trimEnd(), one.text.slice(offset).trim()];
  if (before.trim() === "" || after === "") return [...all];
  const line = one.line + (one.text.slice(0, offset).match(/\n/g)?.length ?? 0);
  const second: Candidate = { ...one, key: ++last, author: "", called: "", text: after, line, objection: false };
  return [...all.slice(0, at), { ...one, text: before }, second, ...all.slice(at + 1)];
}

/** What could not be placed becomes a comment of nobody, at its place. */
export function placed(all: readonly Candidate[], unplaced: Unplaced): Candidate[] {
  const one: Candidate = {
    key: ++last,
    author: "",
    posted: "",
    time: null,
    called: "",
    text: unplaced.text,
    line: unplaced.line,
    marks: [],
    known: false,
    editOf: null,
    keep: true,
    draft: null,
    section: null,
    objection: false,
  };
  return [...all, one].sort((a, b) => a.line - b.line);
}

/** Those that are kept, as the core takes them. */
export function chosen(all: readonly Candidate[]): NewComment[] {
  return all
    .filter(({ keep }) => keep)
    .map(({ author, posted, time, called, text, marks, draft, section, objection }) => ({
      author,
      called,
      text,
      marks: [...marks],
      objection,
      ...(posted === "" ? {} : { posted }),
      ...(time === null ? {} : { time }),
      ...(draft === null ? {} : { draft }),
      ...(section === null ? {} : { section }),
    }));
}

/** What those are known by that are kept already: a new one is no edit of them. */
export const known = (all: readonly Candidate[]): string[] =>
  all.filter((one) => one.known).flatMap(({ marks }) => marks);
