/** Which screen opens first: a team's window where it was, a coach's and a lead's with the list of teams. */
import { call } from "$lib/ipc";
import type { Route } from "$lib/router.svelte";
import { here } from "./here.svelte";
import { lastTeam } from "./last";

export async function firstRoute(): Promise<Route> {
  const teams: Route = { name: "teams" };
  if (here.person?.role !== "team") return teams;
  const last = lastTeam.get();
  const active = (await call("team_list", null).catch(() => [])).filter((team) => !team.archived);
  const found = active.find((team) => team.id === last) ?? (active.length === 1 ? active[0] : undefined);
  return found ? { name: "team", team: found.id } : teams;
}
