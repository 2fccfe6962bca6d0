/** The team that was open last on this machine: a team's window opens there again. */
import { kept } from "$lib/kept";

export const lastTeam = {
  get: () => kept.get("team"),
  keep: (team: string) => kept.put("team", team),
};
