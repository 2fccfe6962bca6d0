/**
 * The rows of the sheet, of which only those in sight are drawn when they are many, and how the keyboard gets to a cell
 * of any of them. Call `sheetRows` while a component is set up.
 */
import { tick } from "svelte";
import { longRows } from "$lib/components/list/long.svelte";
import { tokenSize } from "$lib/components/list/rows";
import { rowOf } from "./moves";
import { cellId, newLine, type GroupRow, type LineRow, type Sheet } from "./sheet";

/** A line of a group; the last is one that is not there yet. */
export type Line = LineRow & { fresh?: boolean };

interface Options {
  sheet: Sheet;
  grid: HTMLElement | undefined;
  /** What holds the groups. */
  body: HTMLElement | undefined;
}

export function sheetRows(options: () => Options) {
  // The line that is not there yet keeps its id when it is, so that typing goes on in the same cell.
  const nextIds: Record<string, string> = {};
  function withNew({ id, lines }: GroupRow): Line[] {
    const taken = nextIds[id] === undefined || lines.some((line) => line.id === nextIds[id]);
    if (taken) nextIds[id] = newLine().id;
    return [...lines, { ...newLine(), id: nextIds[id] as LineRow["id"], fresh: true }];
  }

  // A group without a name has a heading too: that is where its name is typed.
  const groups = $derived(
    options().sheet.groups.map((group) => ({ id: group.id, label: group.id, items: withNew(group) })),
  );
  const lines = $derived(groups.flatMap(({ items }) => items));
  const places = $derived(new Map(lines.map(({ id }, at) => [id as string, at])));
  /** The row that has the keyboard. */
  let active = $state<string>();
  const height = tokenSize("--h-row-dense", 28);
  const view = longRows<Line>(() => ({
    groups,
    key: ({ id }) => id,
    body: options().body,
    height,
    head: height,
    keep: [places.get(active ?? "")],
  }));

  return {
    view,
    /** Rows with the head, without the sums. */
    get count() {
      return 1 + groups.length + lines.length;
    },
    /** All cells in their order, also those that are not drawn. */
    cells: (): string[] =>
      groups.flatMap(({ id, items }) => [
        cellId(id, "title"),
        ...items.flatMap((line) => [cellId(line.id, "title"), cellId(line.id, "amount")]),
      ]),
    /** A row has the keyboard. */
    enter(row: string): void {
      active = row;
    },
    /** Puts the keyboard into a cell. */
    async focus(id: string): Promise<void> {
      const row = rowOf(id);
      const at = places.get(row);
      const isFar = view.isLong && at !== undefined;
      if (isFar) {
        active = row;
        view.show(at);
        await tick();
      }
      const drawn = [...(options().grid?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])];
      const cell = drawn.find((one) => one.dataset["cell"] === id);
      cell?.focus({ preventScroll: isFar });
      if (!isFar) cell?.scrollIntoView({ block: "nearest" });
    },
  };
}
