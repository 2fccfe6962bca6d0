/** Whether what was read may be old. What commands read comes from the core's list. */
import { READS, type Area, type Change, type ReadingCommand, type TeamId } from "./types";

/**
 * Whether what `command` read may be old after a change. What may be anything, or all teams', concerns every command;
 * what is another team's concerns no command about a team.
 */
export function concerns({ area, team: whose }: Change, command: ReadingCommand, team: TeamId | undefined): boolean {
  if (area === "everything" || whose === null) return true;
  const reads: readonly Area[] = READS[command];
  return (team === undefined || team === whose) && reads.includes(area);
}
