/** Whether what was read may be old. What commands read comes from the core's list. */
import { READS, type Area, type Change, type ReadingCommand, type TeamId } from "./types";

/**
 * Whether what `command` read may be old after a change. What may be anything, or in any space, concerns every command;
 * what is in another space than a team's concerns no command about that team.
 */
export function concerns({ area, space: whose }: Change, command: ReadingCommand, team: TeamId | undefined): boolean {
  if (area === "everything" || whose === null) return true;
  const reads: readonly Area[] = READS[command];
  return (team === undefined || team === whose) && reads.includes(area);
}
