/** How a `Field` and the control in it find each other: the label, the hint and the error belong to the control. */
import { getContext, setContext } from "svelte";

export interface FieldLink {
  readonly id: string;
  readonly describedby: string | undefined;
  readonly invalid: boolean;
  readonly labelId: string;
  /** What the control itself finds wrong with what it shows; nothing when all is well. It stands before any other. */
  say: (wrong: string | undefined) => void;
}

const KEY = Symbol("field");

export const setField = (link: FieldLink): FieldLink => setContext(KEY, link);
export const getField = (): FieldLink | undefined => getContext<FieldLink | undefined>(KEY);
