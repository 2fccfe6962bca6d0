/** What the filter of the overview lets through, and how it is grouped. Pure. */
import { hasWords } from "$lib/components/fuzzy";
import { groupsOf, type Group } from "$lib/components/list/rows";
import type { Sort } from "$lib/components/list/table";
import { month } from "$lib/format";
import type { TeamRow } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { currentStage, isUrgent, type Needy } from "./standing";

export type Show = "all" | "needy" | "archived";
export type Grouping = "none" | "target" | "stage";

/** How the table begins. */
export const PLAIN = {
  show: "all" as Show,
  words: "",
  target: "",
  group: "none" as Grouping,
  sort: null as Sort | null,
};

export interface Filter {
  show: Show;
  words: string;
  /** `YYYY-MM`, `none`, or empty for any. */
  target: string;
}

/** What is left, in the order it came. */
export function filtered(all: readonly Needy[], { show, words, target }: Filter): Needy[] {
  return all.filter((one) => {
    const { team } = one;
    if (team.archived !== (show === "archived")) return false;
    if (show === "needy" && !isUrgent(one)) return false;
    if (target !== "" && (team.target ?? "none") !== target) return false;
    return hasWords(words, `${team.name} ${team.unitId ?? ""}`);
  });
}

/** The cycles that teams aim at, soonest first. */
export function targets(all: readonly Needy[]): string[] {
  return [...new Set(all.flatMap(({ team }) => (team.target ? [team.target] : [])))].sort();
}

/** Rows under headings, the headings in their own order; teams without a target come last. */
export function grouped(rows: readonly TeamRow[], by: Grouping): Group<TeamRow>[] | undefined {
  if (by === "none") return undefined;
  const id = (row: TeamRow): string => (by === "target" ? (row.target ?? "") : String(currentStage(row.stages)));
  const label = ({ stages, target }: TeamRow): string =>
    by === "stage" ? t.overview.stage(currentStage(stages)) : target ? month(target) : t.overview.need.aimless;
  return groupsOf(rows, id, label).sort((a, b) => (a.id || "9").localeCompare(b.id || "9"));
}
