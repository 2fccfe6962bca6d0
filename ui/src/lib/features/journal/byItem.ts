/** The journal by the item that it is about; the item that was written of last comes first. */
import { hasWords } from "$lib/components/fuzzy";
import type { ItemView, JournalEntry } from "$lib/ipc/types";

export interface OfItem {
  id: string;
  /** Empty when the item is not in force any more: its entries stay. */
  title: string;
  stage: number | undefined;
  /** Oldest first, as the core gives them. */
  found: JournalEntry[];
}

/** Those with every word of `query` in them. */
export function byItem(entries: readonly JournalEntry[], items: readonly ItemView[], query: string): OfItem[] {
  const groups = new Map<string, OfItem>();
  for (const entry of [...entries].reverse()) {
    const item = items.find((one) => one.item.id === entry.item)?.item;
    if (!hasWords(query, [entry.item, item?.title, entry.hard, entry.missing, entry.by].join(" "))) continue;
    const group = groups.get(entry.item) ?? { id: entry.item, title: item?.title ?? "", stage: item?.stage, found: [] };
    group.found.unshift(entry);
    groups.set(entry.item, group);
  }
  return [...groups.values()];
}
