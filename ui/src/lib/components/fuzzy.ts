/** Finds by the letters that people type: in order, not necessarily beside each other. No locale, no index. */
export interface Match<T> {
  item: T;
  /** Larger is better. */
  score: number;
  /** Where the letters stand in the text, for marking them: UTF-16 offsets, rising. */
  at: number[];
}

const FOLD = /\p{Diacritic}/gu;

/** Lower case, accents off. Keeps the length for what is typed with a Latin keyboard. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(FOLD, "").toLowerCase();
}

/** Whether every word of `query` stands in `text`. */
export function hasWords(query: string, text: string): boolean {
  const [wanted, found] = [fold(query).split(/\s+/), fold(text)];
  return wanted.every((word) => found.includes(word));
}

/** How well `query` fits `text`; `undefined` when a letter is missing. */
export function score(query: string, text: string): { score: number; at: number[] } | undefined {
  const wanted = fold(query.trim());
  if (wanted === "") return { score: 0, at: [] };
  const hay = fold(text);
  const same = hay.length === text.length;
  const whole = hay.indexOf(wanted);
  if (whole >= 0) {
    const start = whole === 0 || /[^\p{L}\p{N}]/u.test(hay[whole - 1] ?? "");
    const at = same ? Array.from(wanted, (_, n) => whole + n).slice(0, wanted.length) : [];
    return { score: 1000 + (start ? 500 : 0) - whole - hay.length / 100, at };
  }
  let [from, total, last] = [0, 0, -2];
  const at: number[] = [];
  for (const letter of wanted) {
    if (letter === " ") continue;
    const found = hay.indexOf(letter, from);
    if (found < 0) return undefined;
    const begins = found === 0 || /[^\p{L}\p{N}]/u.test(hay[found - 1] ?? "");
    total += found === last + 1 ? 8 : begins ? 6 : 1;
    at.push(found);
    last = found;
    from = found + 1;
  }
  // Letters that are strewn over a long text are chance, not meaning.
  if (total < wanted.length * 2.5) return undefined;
  return { score: total - hay.length / 100, at: same ? at : [] };
}

/** What fits, the best first; ties keep their order. */
export function rank<T>(query: string, items: readonly T[], text: (item: T) => string): Match<T>[] {
  const found: (Match<T> & { n: number })[] = [];
  for (const [n, item] of items.entries()) {
    const fit = score(query, text(item));
    if (fit) found.push({ item, n, ...fit });
  }
  return found.sort((a, b) => b.score - a.score || a.n - b.n);
}
