/** The shape of each state, the same everywhere in the window. */
import type { StateShape } from "$lib/components/state";
import type { ItemState } from "$lib/ipc/types";

export const SHAPES: Record<ItemState, StateShape> = {
  todo: "circle",
  doing: "dot",
  review: "review",
  done: "check",
  waived: "slash",
};
