/** Facts of a section: their values, each once, and the screen of the record that each came from. Pure. */
import type { FactRange } from "$lib/components/editor/types";
import type { FactView, ItemView, SectionView } from "$lib/ipc/types";
import { href } from "$lib/router.svelte";
import { factPlace } from "$lib/where";

export interface Fact {
  /** "Budget → Cap". */
  label: string;
  value: string;
  /** Which kind of record: `budgets`. */
  collection: string;
  href: string | undefined;
}

/** Items of the team, by id, for their titles and stages. */
export type Items = ReadonlyMap<string, ItemView>;

export const itemHref = (team: string, items: Items, id: string): string | undefined => {
  const stage = items.get(id)?.item.stage;
  return stage === undefined ? undefined : href({ name: "item", team, stage: String(stage), item: id });
};

function hrefOf(team: string, items: Items, { collection, id }: FactView): string | undefined {
  const to = factPlace({ team, collection, id }, items.get(id)?.item.stage.toString());
  return to && href(to);
}

/** The same fact often stands in a section more than once; it is told once, in the order of the text. */
export function factsOf(team: string, items: Items, { composed, facts }: SectionView): Fact[] {
  const seen = new Map<string, Fact>();
  for (const fact of facts) {
    const value = composed.slice(fact.start, fact.end);
    const { label, collection, id } = fact;
    const key = [collection, id, label, value].join("\n");
    if (!seen.has(key)) seen.set(key, { label, value, collection, href: hrefOf(team, items, fact) });
  }
  return [...seen.values()];
}

/** Facts as the editor underlines them. */
export const rangesOf = ({ facts }: SectionView): FactRange[] =>
  facts.map(({ start, end, label }) => ({ from: start, to: end, source: label }));
