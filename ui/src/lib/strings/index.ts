/** The words in use. `import { t } from "$lib/strings"`. */
import { en } from "./en";

export type Strings = typeof en;
export const t: Strings = en;

/** `plural(3, "item")` → `3 items`; `many` for words that do not just take an s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
