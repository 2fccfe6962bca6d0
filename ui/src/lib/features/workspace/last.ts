/** The team that was open last on this machine: a team's window opens there again. A convenience, never a record. */
const KEY = "launchpod.team";

export const lastTeam = {
  get(): string | undefined {
    try {
      return localStorage.getItem(KEY) ?? undefined;
    } catch {
      return undefined;
    }
  },
  keep(team: string): void {
    try {
      localStorage.setItem(KEY, team);
    } catch {
      // Without a store the window opens with the list of teams.
    }
  },
};
