/** The journal by the item that it is about; the item that was written of last comes first. */
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
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const groups = new Map<string, OfItem>();
  for (const entry of [...entries].reverse()) {
    const item = items.find((one) => one.item.id === entry.item)?.item;
    const text = [entry.item, item?.title, entry.hard, entry.missing, entry.by].join(" ").toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const group = groups.get(entry.item) ?? { id: entry.item, title: item?.title ?? "", stage: item?.stage, found: [] };
    group.found.unshift(entry);
    groups.set(entry.item, group);
  }
  return [...groups.values()];
}
