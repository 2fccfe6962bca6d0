/** Where a record opens, as the row of its kind says. The one rule: what nobody knows is asked of the core, not guessed. */
import { call } from "$lib/ipc";
import type { TeamId } from "$lib/ipc/types";
import { aim } from "$lib/arrival.svelte";
import { href, opening, router, type Route } from "$lib/router.svelte";
import type { Collection } from "$lib/ipc/types";
import { areas, KINDS, type Asked, type Kind } from "../areas";

/** A record: of which team, of which kind, and which. */
export interface Place {
  team: string;
  collection: string;
  id: string;
}

const ASK: Record<Asked, (team: TeamId, id: string) => Promise<string | undefined>> = {
  stage: async (team, item) => String((await call("item_get", { team, item })).item.stage),
  session: async (team, id) => (await call("action_list", team)).find((one) => one.id === id)?.session,
};

/** The row of a kind; none for one of a later version. */
const kindOf = (collection: string): Kind | undefined => KINDS[collection as Collection];

/** The screen of a record, with `known` for what only the core knows; `undefined` while that is missing. */
export function placeOf({ team, collection, id }: Place, known?: string): Route | undefined {
  const kind = kindOf(collection);
  if (!kind || (kind.asks && known === undefined)) return undefined;
  const parts = { ...(kind.by ? { [kind.by]: id } : {}), ...(kind.asks ? { [kind.asks]: known } : {}) };
  return { name: kind.opens, team, ...parts } as Route;
}

/** The screen of a record. One that is nowhere any more opens its area; of a later version's kind, the team. */
export async function routeOf(place: Place): Promise<Route> {
  const { team, collection, id } = place;
  const asks = kindOf(collection)?.asks as Asked | undefined;
  const known = asks && (await ASK[asks](team as TeamId, id));
  const [area] = areas.find(([, { kinds }]) => kinds && collection in kinds) ?? ["team" as const];
  return placeOf(place, known) ?? opening(area, team);
}

/** Opens a record: its screen, and on that the record itself. */
export async function openRecord(place: Place): Promise<void> {
  const route = await routeOf(place);
  aim.take(place.id, href(route));
  router.go(route);
}

/** Where the facts of a record are written. */
export function factPlace(place: Place, known?: string): Route | undefined {
  const facts = kindOf(place.collection)?.facts;
  return facts ? ({ name: facts, team: place.team } as Route) : placeOf(place, known);
}
