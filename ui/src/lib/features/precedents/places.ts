/** Names of places in precedents, for lists and addresses. Pure. */
import type { PrecedentHit } from "$lib/ipc/types";

/** A hit's name: the proposal, and which of its sections. */
export const keyOf = (hit: Pick<PrecedentHit, "name" | "place">): string =>
  hit.place === null ? hit.name : `${hit.name} ${hit.place}`;

/** The place that an address names, if it is one of `count` sections. */
export function placeOf(text: string | undefined, count: number): number | undefined {
  if (text === undefined || !/^\d{1,6}$/.test(text)) return undefined;
  const place = Number(text);
  return place < count ? place : undefined;
}
