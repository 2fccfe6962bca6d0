/** How the states of an item are chosen and named. */
import type { Option } from "$lib/components/types";
import type { ItemState, ItemView } from "$lib/ipc/types";
import { t } from "$lib/strings";

export const STATES: readonly Option<ItemState>[] = (["todo", "doing", "review", "done", "waived"] as const).map(
  (value) => ({ value, label: t.stages.states[value] }),
);

/** Done or waived: it holds nothing up any more. */
export const isSettled = ({ progress }: ItemView): boolean => progress.state === "done" || progress.state === "waived";
