/** Words of the search, on its screen and in the palette. */
import { decimal } from "$lib/format";
import type { Says } from "../says";

export const search = {
  says: {
    areas: { search: "Search" },
  } satisfies Says,
  title: "Search",
  label: "Words that must all be there",
  placeholder: "Search what was written",
  everywhere: "Everywhere",
  scope: "Where",
  hits: (count: number) =>
    count === 0 ? "" : count === 1 ? "1 place" : count >= 50 ? "the best 50 places" : `${decimal(count)} places`,
  start: "Find what was written",
  startText:
    "Names, notes, evidence, journals, sessions and drafts of every team. In one team the playbook is searched too.",
  none: (words: string) => `Nothing has all of “${words}”`,
  noneText: "Try fewer words, or the beginning of one.",
  fields: { kind: "Kind", team: "Team", title: "Title", excerpt: "Found" },
  palette: {
    screens: "Screens",
    teams: "Teams",
    stages: "Stages",
    commands: "Commands",
    found: "Found in the text",
    everywhere: "Everywhere",
    in: (team: string) => `Everywhere in ${team}`,
    searchAll: "Search all texts",
    quoted: (words: string) => `“${words}”`,
    newTeam: "Start a team",
    light: "Light theme",
    dark: "Dark theme",
    system: "Theme of the system",
    backup: "Back up now",
    backedUp: "A copy was made of the workspace",
    keys: "Keys of this screen",
    archived: "archived",
    failed: (what: string, why: string) => `Not loaded: ${what}. ${why}`,
    records: "names of records",
    texts: "places in the texts",
  },
} as const;
