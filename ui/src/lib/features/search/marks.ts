/** Which parts of a text are the words that were searched. Pure. */
import { fold } from "$lib/components/fuzzy";

export interface Run {
  text: string;
  hit: boolean;
}

/** The text in runs, marked where a word of `query` stands. Where folding changes the length, nothing is marked. */
export function runs(text: string, query: string): Run[] {
  const hay = fold(text);
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (hay.length !== text.length || words.length === 0) return [{ text, hit: false }];
  const hits = new Uint8Array(text.length);
  for (const word of words) {
    for (let at = hay.indexOf(word); at >= 0; at = hay.indexOf(word, at + word.length)) {
      hits.fill(1, at, at + word.length);
    }
  }
  const found: Run[] = [];
  for (let n = 0; n < text.length; n++) {
    const hit = hits[n] === 1;
    const last = found.at(-1);
    if (last && last.hit === hit) last.text += text.charAt(n);
    else found.push({ text: text.charAt(n), hit });
  }
  return found;
}
