/** The months that a target can be dragged over. Pure. */
import type { CycleChoice, Planner } from "$lib/ipc/types";
import { workingDays } from "./tight";

export interface Stop {
  month: string;
  /** None in a month without a cycle: December. */
  choice: CycleChoice | undefined;
}

/** Every month from the first cycle to the last, those without a cycle too. */
export function stops(cycles: readonly CycleChoice[]): Stop[] {
  const of = new Map(cycles.map((choice) => [choice.plan.cycle, choice]));
  const [first, last] = [cycles[0]?.plan.cycle, cycles.at(-1)?.plan.cycle];
  const all: Stop[] = [];
  for (let month = first; month && last && month <= last && all.length < 120; month = after(month)) {
    all.push({ month, choice: of.get(month) });
  }
  return all;
}

function after(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** The nearest cycle to a place on the rail, from 0 at its left end to 1 at its right end. */
export function cycleAt(all: readonly Stop[], place: number): string | undefined {
  const at = Math.max(0, Math.min(0.999, place)) * all.length;
  const near = all
    .map((stop, n) => ({ stop, far: Math.abs(n + 0.5 - at) }))
    .filter(({ stop }) => stop.choice)
    .sort((a, b) => a.far - b.far);
  return near[0]?.stop.month;
}

/** The cycle so many steps from one, months without a cycle jumped over. */
export function stepped(all: readonly Stop[], from: string | null, by: number): string | undefined {
  const open = all.filter(({ choice }) => choice).map(({ month }) => month);
  if (open.length === 0) return undefined;
  const at = open.indexOf(from ?? "");
  const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.max(0, Math.min(open.length - 1, at + by));
  return open[next];
}

/** What a plan of days says in numbers. */
export interface Standing {
  slack: number | undefined;
  /** Blocking items past their due date. */
  overdue: number;
  /** Working days to the freeze, its own with them: as everywhere. */
  toFreeze: number | undefined;
  newBudgets: boolean | undefined;
}

export function standingOf({ cycles, target, items, today }: Planner): Standing {
  const choice = cycles.find(({ plan }) => plan.cycle === target);
  return {
    slack: choice?.slack?.left,
    overdue: items.filter(({ blocking, due }) => blocking && due !== null && due < today).length,
    toFreeze: choice && workingDays(today, choice.plan.freezeBy),
    newBudgets: choice?.plan.newBudgets,
  };
}

/** How many items have another due date. */
export function moved(now: Planner, then: Planner): number {
  const due = new Map(now.items.map((item) => [item.item, item.due]));
  return then.items.filter((item) => due.get(item.item) !== item.due).length;
}
