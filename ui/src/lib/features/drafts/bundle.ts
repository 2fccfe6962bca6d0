/** The bundle as its list shows it: each draft with its view. Pure but for `loadBundle`, which asks the core. */
import { call } from "$lib/ipc";
import type { DraftRow, DraftView, ProposalKind, TeamId } from "$lib/ipc/types";

export interface BundleDraft {
  row: DraftRow;
  view: DraftView;
}

const KINDS: readonly ProposalKind[] = ["mip39c2", "mip40c3", "mip41c4"];

/** There are a handful at most: three, and one more for each further facilitator. */
export async function loadBundle(team: TeamId): Promise<BundleDraft[]> {
  const rows = await call("draft_list", team);
  return Promise.all(rows.map(async (row) => ({ row, view: await call("draft_get", { team, draft: row.id }) })));
}

/** The kinds that a bundle needs and this one lacks. */
export function missing(drafts: readonly BundleDraft[]): ProposalKind[] {
  return KINDS.filter((kind) => drafts.every(({ row }) => row.kind !== kind));
}

/** The day all drafts share; `undefined` when they differ or there are none. */
export function sharedDay(drafts: readonly BundleDraft[]): string | undefined {
  const [first] = drafts;
  return drafts.every(({ view }) => view.draft.on === first?.view.draft.on) ? first?.view.draft.on : undefined;
}

/** Sets the day of all drafts there are: of none when a kind has no edition on that day. */
export const setDay = (team: TeamId, on: string): Promise<null> => call("draft_date_all", { team, on });
