/**
 * Which screen opens first: a team's window where it was, a coach's and a lead's with the list of teams. Teams that
 * cannot be read are not taken for none: it is said.
 */
import { toast } from "$lib/components/toasts.svelte";
import { call } from "$lib/ipc";
import { messageOf } from "$lib/message";
import type { Route } from "$lib/router.svelte";
import { here } from "./here.svelte";
import { lastTeam } from "./last";

export async function firstRoute(): Promise<Route> {
  const teams: Route = { name: "teams" };
  if (here.person?.role !== "team") return teams;
  const last = lastTeam.get();
  try {
    const active = (await call("team_list", null)).filter((team) => !team.archived);
    const found = active.find((team) => team.id === last) ?? (active.length === 1 ? active[0] : undefined);
    return found ? { name: "team", team: found.id } : teams;
  } catch (thrown) {
    toast(messageOf(thrown), { tone: "danger" });
    return teams;
  }
}
