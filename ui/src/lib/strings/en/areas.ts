/** What areas and kinds of record are called. */
import type { Collection } from "$lib/ipc/types";
import type { AreaName } from "../../../areas";

export const areas = {
  names: {
    teams: "Teams",
    team: "Home",
    stage: "Stages",
    drafts: "Drafts",
    rfc: "RFC desk",
    submission: "Submission",
    budget: "Budget",
    planner: "Planner",
    sessions: "Sessions",
    journal: "Journal",
    precedents: "Precedents",
    search: "Search",
    people: "People",
    settings: "Settings",
  } satisfies Record<AreaName, string>,
  kinds: {
    teams: "Team",
    members: "Person",
    items: "Item",
    journal: "Journal",
    sessions: "Session",
    actions: "Action",
    budgets: "Budget",
    drafts: "Draft",
    comments: "Comment",
    bundles: "Bundle",
    versions: "Version",
    words: "Word",
  } satisfies Record<Collection, string>,
} as const;
