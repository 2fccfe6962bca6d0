/** What a `CommandPalette` shows for what was typed. Pure. */
import { rank } from "./fuzzy";
import type { Icon } from "./types";

export interface PaletteItem {
  id: string;
  title: string;
  /** The heading it stands under; groups come in the order of their best item. */
  group: string;
  icon?: Icon | undefined;
  /** Quiet words at the right: where it is. */
  where?: string | undefined;
  kbd?: string | undefined;
  /** Found by these too: an ID, a synonym. */
  keywords?: string | undefined;
  /** Only shown when the query begins with this sign: `>` for commands, `@` for people. Others hide them then. */
  prefix?: string | undefined;
  run: () => void;
  /** For Ctrl Enter; `run` if not given. */
  runInPanel?: (() => void) | undefined;
  /** It comes while someone reads the list already: it stands last, so that Enter never opens another item than seen. */
  late?: boolean | undefined;
}

export interface PaletteGroup {
  label: string;
  items: { item: PaletteItem; at: number[] }[];
}

const LIMIT = 60;

/** Groups of what fits `query`. A prefix sign narrows to its items; without one everything is searched. */
export function paletteGroups(query: string, items: readonly PaletteItem[]): PaletteGroup[] {
  const signs = new Set(items.map((item) => item.prefix).filter((sign) => sign !== undefined));
  const sign = query !== "" && signs.has(query.charAt(0)) ? query.charAt(0) : undefined;
  const words = sign ? query.slice(1) : query;
  const pool = sign ? items.filter((item) => item.prefix === sign) : items;
  const byTitle = rank(words, pool, (item) => item.title);
  const seen = new Set(byTitle.map(({ item }) => item.id));
  const byWord = rank(
    words,
    pool.filter((item) => !seen.has(item.id)),
    (item) => `${item.keywords ?? ""} ${item.where ?? ""}`,
  ).map((match) => ({ ...match, at: [] }));

  const all = [...byTitle, ...byWord];
  const ordered = [...all.filter(({ item }) => !item.late), ...all.filter(({ item }) => item.late)];
  const groups = new Map<string, PaletteGroup>();
  for (const { item, at } of ordered.slice(0, LIMIT)) {
    const group = groups.get(item.group) ?? { label: item.group, items: [] };
    group.items.push({ item, at });
    groups.set(item.group, group);
  }
  return [...groups.values()];
}

/** The title in runs, marked or not. */
export function marked(title: string, at: readonly number[]): { text: string; hit: boolean }[] {
  const hits = new Set(at);
  const runs: { text: string; hit: boolean }[] = [];
  for (let n = 0; n < title.length; n++) {
    const hit = hits.has(n);
    const last = runs.at(-1);
    if (last && last.hit === hit) last.text += title[n];
    else runs.push({ text: title[n] ?? "", hit });
  }
  return runs;
}
