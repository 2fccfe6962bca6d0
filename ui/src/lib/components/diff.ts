/** A text in runs, put together for the eye: what stayed is folded where it is long, what changed is one step. Pure. */

export interface DiffRun {
  kind: "same" | "deleted" | "inserted";
  text: string;
}

export type DiffPiece =
  | { kind: "same"; text: string }
  | { kind: "fold"; words: number; text: string }
  | { kind: "change"; deleted: string; inserted: string };

/** Characters of what stayed that are shown beside a change. */
const AROUND = 160;

export function piecesOf(runs: readonly DiffRun[], whole = false): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  for (const [at, run] of runs.entries()) {
    const last = pieces.at(-1);
    if (run.kind === "same") pieces.push(...folded(run.text, at === 0, at === runs.length - 1, whole));
    else if (last?.kind === "change" && last[run.kind] === "") last[run.kind] = shown(run.text);
    else pieces.push({ kind: "change", deleted: "", inserted: "", [run.kind]: shown(run.text) });
  }
  return pieces;
}

/** The middle of a long text; at an end of the section, what is beyond the change. */
function folded(text: string, first: boolean, last: boolean, whole: boolean): DiffPiece[] {
  if (whole || text.length <= 3 * AROUND) return [{ kind: "same", text }];
  const from = first ? 0 : edge(text, AROUND, 1);
  const to = last ? text.length : edge(text, text.length - AROUND, -1);
  const middle = text.slice(from, to);
  const piece = (part: string): DiffPiece[] => (part === "" ? [] : [{ kind: "same", text: part }]);
  const fold: DiffPiece = { kind: "fold", words: wordsIn(middle), text: middle };
  return [...piece(text.slice(0, from)), fold, ...piece(text.slice(to))];
}

/** The next space from `at` in a direction: no word is cut. */
function edge(text: string, at: number, way: 1 | -1): number {
  let to = at;
  while (to > 0 && to < text.length && !/\s/.test(text[to] ?? " ")) to += way;
  return to;
}

const wordsIn = (text: string): number => (text.match(/\S*[\p{L}\p{N}]\S*/gu) ?? []).length;

/** Spaces and line ends alone can't be seen. */
const shown = (text: string): string => (text.trim() === "" ? text.replaceAll("\n", "↵\n").replaceAll(" ", "␣") : text);
