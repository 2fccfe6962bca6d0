/** Links as one of their ends sees them. Pure. */
import type { Collection, LinkEndView, LinkKind, LinkView } from "$lib/ipc/types";

/** Which end of a link a record is. */
export type Side = "from" | "to";

/** What one record is to others, in one way. */
export interface Group {
  kind: LinkKind;
  side: Side;
  links: { id: LinkView["id"]; other: LinkEndView }[];
}

const KINDS: Record<LinkKind, true> = {
  comes_from: true,
  answers: true,
  funds: true,
  blocks: true,
  is_evidence_for: true,
  replaces: true,
};

/** Every way in which a record can be linked, as the value of a choice. */
export const WAYS = (Object.keys(KINDS) as LinkKind[]).flatMap((kind) =>
  (["from", "to"] as const).map((side) => ({ value: `${kind} ${side}` as const, kind, side })),
);
export type Way = (typeof WAYS)[number]["value"];

/** The links of a record, by what it is to the other ends. */
export function grouped(links: readonly LinkView[], collection: Collection, id: string): Group[] {
  const sideOf = ({ from }: LinkView): Side => (from.collection === collection && from.id === id ? "from" : "to");
  return WAYS.map(({ kind, side }) => ({
    kind,
    side,
    links: links
      .filter((link) => link.kind === kind && sideOf(link) === side)
      .map((link) => ({ id: link.id, other: side === "from" ? link.to : link.from })),
  })).filter((group) => group.links.length > 0);
}
