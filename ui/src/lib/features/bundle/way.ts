/** The way of a bundle as it is drawn: the phases to the vote, and how it ended. Pure. */
import type { BundleView, Phase } from "$lib/ipc/types";

/** The usual way; the last is replaced by how it really ended. */
const USUAL: readonly Phase[] = ["conception", "rfc", "frozen", "submitted", "poll", "accepted"];
/** Steps that leave the way: they stand in a menu, not beside the next one. */
const RARE: readonly Phase[] = ["withdrawn", "deferred", "obsolete"];
const ENDS: readonly Phase[] = ["rejected", ...RARE];

export interface Leg {
  phase: Phase;
  state: "passed" | "here" | "ahead";
  /** The day it was reached. */
  on: string | undefined;
}

/** Every phase to show, in order. */
export function legs({ phase, path, posted }: BundleView): Leg[] {
  const reached = new Set<Phase>(["conception", ...path.map(({ to }) => to)]);
  if (posted) reached.add("rfc");
  const ended = ENDS.includes(phase);
  const way = ended
    ? [...USUAL.filter((one) => reached.has(one)), ...path.map(({ to }) => to).filter((one) => ENDS.includes(one))]
    : [...USUAL];
  const at = way.indexOf(phase);
  const on = (one: Phase): string | undefined =>
    one === "rfc" ? (posted ?? undefined) : (path.find(({ to }) => to === one)?.on ?? undefined);
  return way.map((one, n) => ({ phase: one, state: n < at ? "passed" : n === at ? "here" : "ahead", on: on(one) }));
}

/** The first letters of a digest: enough to tell two apart at a glance. */
export const short = (digest: string): string => digest.slice(0, 12);

/** Where it may go as most do, the usual way first. */
export const usual = ({ next }: BundleView): Phase[] => next.filter((to) => !RARE.includes(to));

/** Where else it may go. */
export const byMenu = ({ next }: BundleView): Phase[] => next.filter((to) => RARE.includes(to));

export type Asked = "frozen" | "rejected" | "withdrawn" | "deferred" | "obsolete";

/** Whether a step is asked about before it is taken, since what it says goes out and stays said. */
export const asks = (to: Phase): to is Asked => to === "frozen" || ENDS.includes(to);
