/** Names of places in precedents, for lists and addresses. Pure. */
import type { Field } from "$lib/components/list/csv";
import type { PrecedentHit } from "$lib/ipc/types";
import { t } from "$lib/strings";

const { search, reader } = t.precedents;
/** What an export says of a hit. */
export const fields: Field<PrecedentHit>[] = [
  { label: search.proposal, text: ({ name }) => name },
  { label: search.title, text: ({ title }) => title },
  { label: search.status, text: ({ status }) => status },
  { label: reader.posted, text: ({ posted }) => posted },
  { label: search.section, text: ({ section }) => section },
  { label: search.length, text: ({ words }) => words },
];

/** A hit's name: the proposal, and which of its sections. */
export const keyOf = (hit: Pick<PrecedentHit, "name" | "place">): string =>
  hit.place === null ? hit.name : `${hit.name} ${hit.place}`;

/** The place that an address names, if it is one of `count` sections. */
export function placeOf(text: string | undefined, count: number): number | undefined {
  if (text === undefined || !/^\d{1,6}$/.test(text)) return undefined;
  const place = Number(text);
  return place < count ? place : undefined;
}
