/**
 * The one catalogue of words, in English. Another language is another file of this type. Each area has its part under
 * `en/`; plurals and places are functions. Components take their words by props, screens take them from here.
 */
import { agreement } from "./en/agreement";
import { areas } from "./en/areas";
import { files } from "./en/files";
import { frame } from "./en/frame";
import { history } from "./en/history";
import { home } from "./en/home";
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
import { workspace } from "./en/workspace";

export const en = {
  agreement,
  areas,
  parts,
  files,
  frame,
  history,
  home,
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
