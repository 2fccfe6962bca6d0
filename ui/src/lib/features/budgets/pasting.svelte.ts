/**
 * What is pasted into the sheet. The one rule: rows that add up the others would double them, so they are left out, which
 * is said, and taken after all where they are meant.
 */
import { toast } from "$lib/components/toasts.svelte";
import type { GroupId } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { wayBack } from "$lib/undo.svelte";
import type { Board } from "./board.svelte";
import { pasted, tableOf } from "./change";
import type { Column } from "./sheet";

interface LeftOut {
  group: GroupId;
  rows: string[][];
  /** As they are read out. */
  named: string[];
}

export class Pasting {
  leftOut = $state.raw<LeftOut>();

  constructor(private readonly board: () => Board) {}

  /** Whether the text was a table, and is taken. */
  paste(group: GroupId, line: string, column: Column, text: string): boolean {
    const table = tableOf(text);
    if (!table) return false;
    const { count, totals } = this.#take(pasted(this.board().sheet, group, line, column, table));
    const named = totals.map((row) => row.filter(Boolean).join(" "));
    this.leftOut = totals.length === 0 ? undefined : { group, rows: totals, named };
    toast(t.budgets.pasted(count), { action: wayBack() });
    return true;
  }

  /** The rows that were left out, at the end of their group. */
  takeTotals(): void {
    if (this.leftOut) {
      const { group, rows } = this.leftOut;
      this.#take(pasted(this.board().sheet, group, "", "title", rows, { totals: true }));
    }
    this.leftOut = undefined;
  }

  dismiss(): void {
    this.leftOut = undefined;
  }

  #take(done: ReturnType<typeof pasted>): ReturnType<typeof pasted> {
    this.board().edit(done.sheet);
    this.board().flush();
    return done;
  }
}
