/** The words in use. `import { t } from "$lib/strings"`. */
import { en } from "./en";

export type Strings = typeof en;
export const t: Strings = en;

export { plural } from "./plural";
