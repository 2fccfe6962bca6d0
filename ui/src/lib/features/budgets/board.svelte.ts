/**
 * The sheet while it is worked on: what is typed, what the core has, and its sums. Call `budgetBoard` while a component
 * is set up.
 */
import { untrack } from "svelte";
import { autosave } from "$lib/autosave.svelte";
import { call } from "$lib/ipc";
import type { Budget, BudgetView, TeamId } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { budgetOf, pruned, sameBudget, sheetOf, wrongsOf, type Sheet } from "./sheet";

export interface Board {
  readonly sheet: Sheet;
  /** Sums as the core told them last. */
  readonly sums: BudgetView;
  readonly wrongs: ReadonlyMap<string, string>;
  /** What the core said against the whole. */
  readonly error: string | undefined;
  edit(next: Sheet): void;
  /** Keeps at once: a cell was left, or something was chosen. */
  flush(): void;
  /** A row has the keyboard: what was left blank elsewhere goes. */
  enter(row: string): void;
}

export function budgetBoard(team: TeamId, view: () => BudgetView): Board {
  let sheet = $state.raw<Sheet>(untrack(() => sheetOf(view().budget)));
  let sums = $derived(view());
  const kept = autosave<Budget>({
    place: `${team} budget`,
    label: () => t.budgets.title,
    kept: () => view().budget,
    same: sameBudget,
    save: async (budget) => void (sums = await call("budget_put", { team, budget })),
  });

  // What came from elsewhere: an undo, another window. Our own echo says nothing new.
  $effect(() => {
    const budget = kept.value;
    untrack(() => {
      if (!sameBudget(budgetOf(sheet, budget), budget)) sheet = sheetOf(budget);
    });
  });

  const wrongs = $derived(wrongsOf(sheet, sums.budget));
  return {
    get sheet() {
      return sheet;
    },
    get sums() {
      return sums;
    },
    get wrongs() {
      return wrongs;
    },
    get error() {
      return kept.error?.message;
    },
    edit(next) {
      sheet = next;
      // A half-typed amount falls back to what the core has, not to what was typed a key before.
      const budget = budgetOf(next, sums.budget);
      if (!sameBudget(budget, kept.value)) kept.value = budget;
    },
    flush: () => void kept.flush(),
    enter(row) {
      sheet = pruned(sheet, sums.budget, row);
    },
  };
}
