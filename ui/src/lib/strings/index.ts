/** The words in use. `import { t } from "$lib/strings"`. */
import { en } from "./en";

export type Strings = typeof en;
export const t: Strings = en;

/** What a kind of record is called; the core's own word for one of a later version. */
export const kindName = (collection: string): string =>
  (t.areas.kinds as Record<string, string | undefined>)[collection] ?? collection;

export { plural } from "./plural";
