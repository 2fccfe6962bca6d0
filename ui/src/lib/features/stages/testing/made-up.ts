/** Items of a stage for tests, made up. */
import type { EvidenceId, ItemView, StageView, TeamId } from "$lib/ipc/types";

export const TEAM = "0190-team" as TeamId;

interface Told {
  state?: ItemView["progress"]["state"];
  blocking?: boolean;
  owner?: string;
  due?: string | null;
  overdue?: boolean;
  unshown?: boolean;
}

export function item(
  id: string,
  { state = "todo", blocking = true, owner = "", due = null, overdue = false, unshown = false }: Told = {},
): ItemView {
  return {
    item: {
      id,
      stage: 4,
      title: `Title of ${id}`,
      why: "Because.",
      how: "Thus.",
      evidence: "A sheet",
      doneWhen: "It adds up.",
      owner: "Ops lead",
      blocking,
      when: "T-4w",
      feeds: [{ kind: "mip40c3", section: "Budget Cap", part: null }],
      alsoFeeds: null,
      inForceFrom: null,
      inForceUntil: null,
      source: "M40",
    },
    progress: { id, state, owner, due, notes: "", evidence: [], waiver: null },
    due: due ?? "2021-04-20",
    proposedDue: "2021-04-20",
    overdue,
    unshown,
    journal: [],
  };
}

export const text = (id: string, body: string): ItemView["progress"]["evidence"][number] => ({
  id: id as EvidenceId,
  kind: "text",
  title: "",
  url: "",
  text: body,
  sha256: "",
  size: 0,
});

export function stage(items: ItemView[]): StageView {
  const settled = (one: ItemView): boolean => ["done", "waived"].includes(one.progress.state);
  const count = (blocking: boolean) => {
    const some = items.filter((one) => one.item.blocking === blocking);
    return { settled: some.filter(settled).length, all: some.length };
  };
  return {
    stage: { number: 4, letter: "B", title: "Budgeting", shortTitle: "Budget", purpose: "Money." },
    progress: { stage: 4, blocking: count(true), recommended: count(false), overdue: 0 },
    items,
    notInForce: [],
  };
}
