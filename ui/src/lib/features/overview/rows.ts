/** What the filter of the overview lets through, and how it is grouped. Pure. */
import { fold } from "$lib/components/fuzzy";
import type { TableGroup } from "$lib/components/table";
import { month } from "$lib/format";
import type { TeamRow } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { currentStage, isUrgent, type Needy } from "./standing";

export type Show = "all" | "needy" | "archived";
export type Grouping = "none" | "target" | "stage";

export interface Filter {
  show: Show;
  words: string;
  /** `YYYY-MM`, `none`, or empty for any. */
  target: string;
}

/** Every word must be in the name or the Core Unit ID; case and accents do not matter. */
function hasWords({ name, unitId }: TeamRow, words: string): boolean {
  const text = fold(`${name} ${unitId ?? ""}`);
  return fold(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What is left, in the order it came. */
export function filtered(all: readonly Needy[], { show, words, target }: Filter): Needy[] {
  return all.filter((one) => {
    const { team } = one;
    if (team.archived !== (show === "archived")) return false;
    if (show === "needy" && !isUrgent(one)) return false;
    if (target !== "" && (team.target ?? "none") !== target) return false;
    return words.trim() === "" || hasWords(team, words.trim());
  });
}

/** The cycles that teams aim at, soonest first. */
export function targets(all: readonly Needy[]): string[] {
  return [...new Set(all.flatMap(({ team }) => (team.target ? [team.target] : [])))].sort();
}

/** Rows under headings, the headings in their own order. */
export function grouped(rows: readonly TeamRow[], by: Grouping): TableGroup<TeamRow>[] | undefined {
  if (by === "none") return undefined;
  const groups = new Map<string, TeamRow[]>();
  for (const row of rows) {
    const id = by === "target" ? (row.target ?? "") : String(currentStage(row.stages));
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  const label = (id: string): string =>
    by === "stage" ? t.overview.stage(Number(id)) : id === "" ? t.overview.need.aimless : month(id);
  // Teams without a target come last.
  const order = (id: string): string => (id === "" ? "9" : id);
  return [...groups]
    .sort(([a], [b]) => order(a).localeCompare(order(b)))
    .map(([id, found]) => ({ id, label: label(id), rows: found }));
}
