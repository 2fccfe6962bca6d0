/** What a row of the overview says about its team. Pure: the day is an argument, the words are the catalogue's. */
import { daysBetween } from "$lib/format";
import type { StageProgress, TeamRow } from "$lib/ipc/types";

/** Why a team needs somebody. The first of a team decides its place. */
export type Need =
  | { kind: "late"; slack: number; work: number; days: number; on: string; deadline: Deadline }
  | { kind: "tight"; slack: number; on: string; deadline: Deadline }
  | { kind: "overdue"; count: number }
  | { kind: "session"; at: string; inDays: number }
  | { kind: "unplanned" }
  | { kind: "aimless" };

type Deadline = NonNullable<TeamRow["slack"]>["deadline"];

/** Less slack than this is worth a look, in working days. */
const TIGHT = 4;

/** So many of those that need somebody stand above the table; more take its room. */
export const FEW = 4;

/** The day that counts as today for a team. Governance counts in UTC. */
export const todayOf = (team: { asOf: string | null }, now = new Date()): string =>
  team.asOf ?? now.toISOString().slice(0, 10);

/** Items of both kinds together. */
export function allOf(stage: StageProgress): { settled: number; all: number } {
  const { blocking, recommended } = stage;
  return { settled: blocking.settled + recommended.settled, all: blocking.all + recommended.all };
}

/** The gate is passed when nothing blocks any more. */
export const passed = (stage: StageProgress): boolean => stage.blocking.settled >= stage.blocking.all;

/** The first stage whose gate is not passed; the last one when all are. */
export const currentStage = (stages: readonly StageProgress[]): number =>
  (stages.find((stage) => !passed(stage)) ?? stages.at(-1))?.stage ?? 1;

/** The stage that is overdue first: where the team is stuck. */
export const stuckAt = (stages: readonly StageProgress[]): number | undefined =>
  stages.find((stage) => stage.overdue > 0 && !passed(stage))?.stage;

/** 0 to 1: how many of the blocking items are settled. */
export const readiness = ({ blocking }: TeamRow): number => (blocking.all === 0 ? 0 : blocking.settled / blocking.all);

/** Why a team needs somebody now, what is lost first in front. */
export function needsOf(team: TeamRow, now?: Date): Need[] {
  if (team.archived) return [];
  const needs: Need[] = [];
  const { slack } = team;
  const done = team.blocking.settled >= team.blocking.all;
  if (slack && !done) {
    const { left, work, days, on, deadline } = slack;
    if (left < 0) needs.push({ kind: "late", slack: left, work, days, on, deadline });
    else if (left < TIGHT && work > 0) needs.push({ kind: "tight", slack: left, on, deadline });
  }
  if (team.overdue > 0) needs.push({ kind: "overdue", count: team.overdue });
  const inDays = team.nextSession ? daysBetween(todayOf(team, now), team.nextSession.slice(0, 10)) : undefined;
  if (team.nextSession && inDays !== undefined && inDays <= 1) {
    needs.push({ kind: "session", at: team.nextSession, inDays });
  }
  if (!team.nextSession && !done) needs.push({ kind: "unplanned" });
  if (!team.target) needs.push({ kind: "aimless" });
  return needs;
}

/** Larger needs somebody sooner. Only sorts: it is never shown. */
function urgency(needs: readonly Need[]): number {
  const weight = (need: Need): number => {
    switch (need.kind) {
      case "late":
        return 1000 - need.slack;
      case "tight":
        return 500 - 10 * need.slack;
      case "overdue":
        return 100 + Math.min(need.count, 99);
      case "session":
        return 90 - Math.max(need.inDays, -9);
      case "unplanned":
        return 10;
      case "aimless":
        return 5;
    }
  };
  return needs.reduce((sum, need) => sum + weight(need), 0);
}

export interface Needy {
  team: TeamRow;
  needs: Need[];
}

/** Every team with its needs, the neediest first; equal ones as they were. */
export function byNeed(teams: readonly TeamRow[], now?: Date): Needy[] {
  const all = teams.map((team) => ({ team, needs: needsOf(team, now) }));
  return all
    .map((one, at) => ({ one, at, weight: urgency(one.needs) }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .map(({ one }) => one);
}

/** Whether somebody should look today: a missing plan alone can wait. */
export const isUrgent = ({ needs }: Needy): boolean =>
  needs.some((need) => need.kind !== "unplanned" && need.kind !== "aimless");
