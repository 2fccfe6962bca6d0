/**
 * What a command reads, by the areas that the core names when something changed. The one rule: an area too many costs
 * a reading, one too few shows what is no longer so.
 */
import type { Area, Change, Commands, TeamId } from "./types";

/** What is composed follows these: the facts, what was written over them, and the numbers and phase of the bundle. */
const COMPOSED = ["teams", "members", "items", "budgets", "drafts", "bundle"] as const;
const ALL = [...COMPOSED, "journal", "sessions", "rfc", "words"] as const;

/** Every command that only reads. Those that read no record at all have an empty row. */
export const READS = {
  workspace_get: ALL,
  team_list: ["teams", "items", "sessions"],
  team_get: ["teams", "items", "sessions"],
  member_list: ["teams", "members"],
  stage_get: ["teams", "items", "journal"],
  item_list: ["teams", "items", "journal"],
  item_get: ["teams", "items", "journal"],
  journal_list: ["teams", "journal"],
  session_list: ["teams", "sessions"],
  session_get: ["teams", "sessions"],
  action_list: ["teams", "sessions"],
  budget_get: ["teams", "budgets"],
  draft_list: COMPOSED,
  draft_get: COMPOSED,
  draft_import_preview: COMPOSED,
  draft_compare: COMPOSED,
  draft_git_look: COMPOSED,
  agreement_get: COMPOSED,
  bundle_get: COMPOSED,
  bundle_check: COMPOSED,
  bundle_find: COMPOSED,
  bundle_page: COMPOSED,
  forum_text: COMPOSED,
  number_preview: COMPOSED,
  version_list: COMPOSED,
  version_get: ["bundle"],
  version_diff: COMPOSED,
  image_list: COMPOSED,
  image_get: ["drafts"],
  spelling_get: ["teams", "members", "words"],
  spelling_check: [...COMPOSED, "words"],
  spelling_suggest: [],
  markdown_preview: ["drafts"],
  rfc_list: ["teams", "drafts", "rfc"],
  rfc_get: [...COMPOSED, "rfc"],
  rfc_places: COMPOSED,
  rfc_preview: [...COMPOSED, "rfc"],
  rfc_note: [...COMPOSED, "rfc"],
  cycle_plan: [],
  planner_get: COMPOSED,
  planner_try: COMPOSED,
  precedent_state: [],
  precedent_search: [],
  precedent_get: [],
  precedent_sections: [],
  precedent_lengths: [],
  search: ALL,
  history_state: ALL,
  history_list: ALL,
  backup_list: [],
} as const satisfies Partial<Record<keyof Commands, readonly Area[]>>;

export type ReadingCommand = keyof typeof READS;

/** Commands that write no record: settings, files, backups, the index of precedents, steps of undo. */
type ActingCommand =
  | "person_set"
  | "settings_set"
  | "draft_export"
  | "draft_export_git"
  | "forum_export"
  | "bundle_html"
  | "calendar_export"
  | "freeze_certificate"
  | "rfc_note_save"
  | "precedent_index"
  | "precedent_cancel"
  | "precedent_forget"
  | "history_undo"
  | "history_redo"
  | "backup_create"
  | "backup_restore"
  | "doctor"
  | "workspace_export";

/** Every other command writes records, and can be taken back. */
export type WritingCommand = Exclude<keyof Commands, ReadingCommand | ActingCommand>;

/**
 * Whether what `command` read may be old after a change. What may be anything, or all teams', concerns every command;
 * what is another team's concerns no command about a team.
 */
export function concerns({ area, team: whose }: Change, command: ReadingCommand, team: TeamId | undefined): boolean {
  if (area === "everything" || whose === null) return true;
  const reads: readonly Area[] = READS[command];
  return (team === undefined || team === whose) && reads.includes(area);
}
