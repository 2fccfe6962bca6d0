/** Items that are done, or to do again, from any list that has them: what it is called there, and what is said. */
import { did } from "$lib/did";
import { call } from "$lib/ipc";
import type { ItemState, TeamId } from "$lib/ipc/types";
import { t } from "$lib/strings";

/** What a click on the state of an item will do. */
export const finishes = (state: ItemState): ItemState => (state === "done" ? "todo" : "done");

/** How an item stands, and what a click on that will do. */
export function standingOf(id: string, state: ItemState): string {
  const { finish, reopen, standing } = t.stages.row;
  return standing(t.stages.states[state], finishes(state) === "done" ? finish(id) : reopen(id));
}

/** What is said of `all` items, called `what`, that are done or to do again; nothing shows it of `unshown`. */
export function saidOf(state: ItemState, what: string, all: number, unshown: number): string {
  const words = t.stages.did;
  if (state === "todo") return words.reopened(what);
  return unshown === 0 ? words.done(what) : words.doneUnshown(what, all, unshown);
}

/** Does one item, or opens it again; says so, with the way back. */
export async function finish(team: TeamId, item: string, from: ItemState): Promise<void> {
  const state = finishes(from);
  await did(
    (unshown: string[]) => saidOf(state, item, 1, unshown.length),
    () => call("item_update_many", { team, items: [item], state }),
  );
}
