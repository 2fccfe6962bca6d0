/** What of a list fits what is typed to find it. */
import { fold, hasWords, rank } from "./fuzzy";
import type { Option } from "./types";

/** Whether somebody who typed this means just that one: `Wouter` is `@wouter`. */
export const isCalled = (label: string, typed: string): boolean => bare(label) === bare(typed);
const bare = (text: string): string => fold(text).trim().replace(/^@/, "");

/**
 * The options that fit, the best first. Where a text of one's own may be meant (`strict`), letters that are strewn about
 * are chance: each word has to stand in the label or in what is said beside it.
 */
export function found<V extends string>(
  typed: string,
  options: readonly Option<V>[],
  strict: boolean,
): readonly Option<V>[] {
  if (!strict) return rank(typed, options, ({ label }) => label).map(({ item }) => item);
  const fit = options.filter(({ label, hint }) => hasWords(typed, `${label} ${hint ?? ""}`));
  const best = fit.filter(({ label }) => isCalled(label, typed));
  const named = fit.filter(({ label }) => bare(label).startsWith(bare(typed)));
  return [...new Set([...best, ...named, ...fit])];
}
