/** Where a hit of the search opens. */
import { call } from "$lib/ipc";
import type { Hit } from "$lib/ipc/types";
import type { Route } from "$lib/router.svelte";

/** The screen of the record. Items and actions ask the core where they belong. */
export async function routeOf({ team, collection, id }: Hit): Promise<Route> {
  switch (collection) {
    case "items": {
      const { item } = await call("item_get", { team, item: id });
      return { name: "item", team, stage: String(item.stage), item: item.id };
    }
    case "actions": {
      const action = (await call("action_list", team)).find((one) => one.id === id);
      return action ? { name: "session", team, session: action.session } : { name: "sessions", team };
    }
    case "journal":
      return { name: "journal", team };
    case "sessions":
      return { name: "session", team, session: id };
    case "drafts":
      return { name: "draft", team, draft: id };
    case "comments":
      return { name: "rfc", team, comment: id };
    case "members":
      return { name: "people", team };
    case "budgets":
      return { name: "budget", team };
    default:
      return { name: "team", team };
  }
}
