/** Matches of a search over the bundle, by the part in which they stand. Pure. */
import { groupsOf, type Group } from "$lib/components/list/rows";
import type { BundleMatch } from "$lib/ipc/types";

export const keyOfMatch = ({ draft, preamble, part, start }: BundleMatch): string =>
  [draft, preamble, part, start].join(" ");

/** In the order in which they come: `MIP40c3-SP10 · Budget`. */
export const byPart = (matches: readonly BundleMatch[], preamble: string): Group<BundleMatch>[] =>
  groupsOf(
    matches,
    (match) => [match.draft, match.preamble, match.part].join(" "),
    (match) => [match.name, ...(match.preamble ? [preamble] : []), match.part].join(" · "),
  );
