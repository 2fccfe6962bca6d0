/** The bundle as its list shows it: each draft with its view. Pure but for `loadBundle`, which asks the core. */
import { call } from "$lib/ipc";
import type { DraftRow, DraftView, ProposalForm, TeamId } from "$lib/ipc/types";
import { kinds } from "$lib/kinds.svelte";

export interface BundleDraft {
  row: DraftRow;
  view: DraftView;
}

/** There are a handful at most: one of each kind, and one more for each further facilitator. */
export async function loadBundle(team: TeamId): Promise<BundleDraft[]> {
  const rows = await call("draft_list", team);
  return Promise.all(rows.map(async (row) => ({ row, view: await call("draft_get", { team, draft: row.id }) })));
}

/** The kinds that a bundle needs and this one lacks. */
export function missing(drafts: readonly BundleDraft[]): ProposalForm[] {
  return kinds.all.filter(({ kind }) => drafts.every(({ row }) => row.kind !== kind));
}

/** The day all drafts share; `undefined` when they differ or there are none. */
export function sharedDay(drafts: readonly BundleDraft[]): string | undefined {
  const [first] = drafts;
  return drafts.every(({ view }) => view.draft.on === first?.view.draft.on) ? first?.view.draft.on : undefined;
}

/** Sets the day of all drafts there are: of none when a kind has no edition on that day. */
export const setDay = (team: TeamId, on: string): Promise<null> => call("draft_date_all", { team, on });
