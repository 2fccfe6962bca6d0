/** Matches of a search over the bundle, by the part in which they stand. Pure. */
import type { BundleMatch } from "$lib/ipc/types";

export interface MatchGroup {
  id: string;
  label: string;
  count: number;
  items: BundleMatch[];
}

export const keyOfMatch = ({ draft, preamble, part, start }: BundleMatch): string =>
  [draft, preamble, part, start].join(" ");

/** In the order in which they come: `MIP40c3-SP10 · Budget`. */
export function groupsOf(matches: readonly BundleMatch[], preamble: string): MatchGroup[] {
  const groups = new Map<string, MatchGroup>();
  for (const match of matches) {
    const id = [match.draft, match.preamble, match.part].join(" ");
    const place = match.preamble ? [match.name, preamble, match.part] : [match.name, match.part];
    const group = groups.get(id) ?? { id, label: place.join(" · "), count: 0, items: [] };
    group.items.push(match);
    group.count += 1;
    groups.set(id, group);
  }
  return [...groups.values()];
}
