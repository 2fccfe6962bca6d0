/**
 * The one catalogue of words, in English. Another language is another file of this type. Each area has its part under
 * `en/`, which says what the area, its kinds and its commands are called, too; plurals and places are functions.
 * Components take their words by props, screens take them from here.
 */
import { agreement } from "./en/agreement";
import { files } from "./en/files";
import { frame } from "./en/frame";
import { history } from "./en/history";
import { home } from "./en/home";
import { links } from "./en/links";
import { overview } from "./en/overview";
import { parts } from "./en/parts";
import { planner } from "./en/planner";
import { precedents } from "./en/precedents";
import { search } from "./en/search";
import { settings } from "./en/settings";
import { journal } from "./en/journal";
import { members } from "./en/members";
import { rfc } from "./en/rfc";
import { mending } from "./en/mending";
import { sessions } from "./en/sessions";
import { bundle } from "./en/bundle";
import { drafts } from "./en/drafts";
import { editor } from "./en/editor";
import { budgets } from "./en/budgets";
import { stages } from "./en/stages";
import { terms } from "./en/terms";
import { workspace } from "./en/workspace";
import type { Collection, WritingCommand } from "$lib/ipc/types";
import type { AreaName } from "../../areas";
import { joined } from "./says";

const said = {
  agreement,
  parts,
  files,
  frame,
  home,
  links,
  overview,
  planner,
  precedents,
  search,
  settings,
  journal,
  members,
  mending,
  sessions,
  drafts,
  editor,
  rfc,
  bundle,
  budgets,
  stages,
  workspace,
} as const;

const did: Record<WritingCommand, string> = joined(said, "did");
const names: Record<AreaName, string> = joined(said, "areas");
const kinds: Record<Collection, string> = joined(said, "kinds");

export const en = {
  ...said,
  terms,
  /** What areas and kinds of record are called. */
  areas: { names, kinds },
  /** A command of a newer version goes by its name. */
  history: history((command) => did[command as WritingCommand] ?? command.replaceAll("_", " ")),
} as const;
