/**
 * The areas of the window, one row each: its screens and their addresses, its icon, keys and place in the sidebar, and
 * which kinds of record open in it. Router, screens, sidebar, keys, palette, search hits, links to facts and the walk
 * of axe read it. An area is called like the screen that it begins with; what it is called on the screen is in
 * its part of `strings/en`. The one rule: it imports nothing but types, so that the tests of the real window can read it too.
 */

import type { Collection } from "./lib/ipc/types.js";

/** What the frame has, and gives to the screens that ask for it. */
export type Given = "home" | "within" | "teams" | "error" | "oncreate" | "onsample";

/** A screen. */
export interface ScreenRow {
  /** Its address: `:x` takes one part, `:x?` may be missing, `:x*` is empty when it is. */
  at: string;
  /** The file in `routes` that shows it. */
  file: string;
  /** What of the address changes without a change of screen: the focus stays where it is. */
  moves?: readonly string[];
  /** What it gets beside the parts of its address. */
  gets?: readonly Given[];
  /** The sidebar makes room for it. */
  wide?: boolean;
}

/** A kind of record. */
export interface KindRow {
  icon: string;
  /** The screen that shows it. */
  opens: string;
  /** The part of that address that is its id. */
  by?: string;
  /** The part of that address that only the core knows. */
  asks?: string;
  /** The screen where its facts are written, when that is another one. */
  facts?: string;
}

/** An area. */
export interface AreaRow {
  icon: string;
  /** The keys that lead to it. */
  keys?: string;
  /** Where the sidebar has it: among the areas of an open team, among those of all teams, at its foot. */
  places: readonly ("team" | "all" | "foot")[];
  screens: Record<string, ScreenRow>;
  kinds?: { readonly [C in Collection]?: KindRow };
  /** The feature whose `OfRecord.svelte` shows what the area knows about any record, beside its history. */
  panel?: string;
  /** Its pages, each with its icon. */
  pages?: Record<string, string>;
}

export const AREAS = {
  teams: {
    icon: "layout-grid",
    keys: "G T",
    places: ["all"],
    screens: {
      teams: { at: "teams", file: "Teams", gets: ["teams", "error", "oncreate", "onsample"] },
    },
  },
  team: {
    icon: "house",
    keys: "G H",
    places: ["team"],
    screens: { team: { at: "team/:team", file: "Team", gets: ["home"] } },
    kinds: { teams: { icon: "users", opens: "team", facts: "people" } },
  },
  stage: {
    icon: "circle-dot",
    places: [],
    screens: {
      stage: { at: "team/:team/stage/:stage", file: "Stage" },
      item: { at: "team/:team/stage/:stage/item/:item", file: "Stage", moves: ["item"] },
    },
    kinds: { items: { icon: "circle-dot", opens: "item", by: "item", asks: "stage" } },
  },
  drafts: {
    icon: "file-text",
    keys: "G D",
    places: ["team"],
    screens: {
      drafts: { at: "team/:team/drafts", file: "Drafts" },
      draft: { at: "team/:team/draft/:draft/:section?", file: "Draft", moves: ["section"], wide: true },
    },
    kinds: {
      drafts: { icon: "file-text", opens: "draft", by: "draft", facts: "drafts" },
      words: { icon: "spell-check", opens: "drafts" },
    },
  },
  rfc: {
    icon: "messages-square",
    keys: "G R",
    places: ["team"],
    screens: {
      rfc: { at: "team/:team/rfc/:comment?", file: "Rfc", moves: ["comment"] },
      changes: { at: "team/:team/changes/:from?/:to?", file: "Changes", moves: ["from", "to"] },
    },
    kinds: {
      comments: { icon: "message-square", opens: "rfc", by: "comment" },
      versions: { icon: "file-diff", opens: "changes", by: "from" },
    },
  },
  submission: {
    icon: "send",
    keys: "G M",
    places: ["team"],
    screens: { submission: { at: "team/:team/submission", file: "Submission" } },
    kinds: { bundles: { icon: "send", opens: "submission" } },
  },
  budget: {
    icon: "table",
    keys: "G B",
    places: ["team"],
    screens: { budget: { at: "team/:team/budget", file: "Budget" } },
    kinds: { budgets: { icon: "table", opens: "budget" } },
  },
  planner: {
    icon: "calendar-range",
    keys: "G P",
    places: ["team"],
    screens: { planner: { at: "team/:team/planner", file: "Planner", gets: ["home"] } },
  },
  sessions: {
    icon: "message-square-text",
    keys: "G C",
    places: ["team"],
    screens: {
      sessions: { at: "team/:team/sessions", file: "Sessions" },
      session: { at: "team/:team/session/:session", file: "Session" },
    },
    kinds: {
      sessions: { icon: "message-square-text", opens: "session", by: "session" },
      actions: { icon: "list-checks", opens: "session", asks: "session" },
    },
  },
  journal: {
    icon: "book-open",
    keys: "G J",
    places: ["team"],
    screens: { journal: { at: "team/:team/journal", file: "Journal" } },
    kinds: { journal: { icon: "book-open", opens: "journal" } },
  },
  links: {
    icon: "link",
    keys: "G K",
    places: ["team"],
    screens: { links: { at: "team/:team/links/:link?", file: "Links", moves: ["link"] } },
    kinds: { links: { icon: "link", opens: "links", by: "link" } },
    panel: "links",
  },
  precedents: {
    icon: "library",
    keys: "G L",
    places: ["all", "foot"],
    screens: {
      precedents: { at: "precedents/:precedent?/:place?", file: "Precedents", moves: ["precedent", "place"] },
    },
  },
  search: {
    icon: "search",
    keys: "/",
    places: ["all", "foot"],
    screens: { search: { at: "search/:query*", file: "Search", moves: ["query"], gets: ["within"] } },
  },
  people: {
    icon: "users",
    keys: "G E",
    places: ["foot"],
    screens: { people: { at: "team/:team/people", file: "People" } },
    kinds: { members: { icon: "user", opens: "people" } },
  },
  settings: {
    icon: "settings",
    keys: "G ,",
    places: ["foot"],
    screens: { settings: { at: "settings/:page?", file: "Settings" } },
    pages: {
      you: "user",
      appearance: "monitor",
      data: "hard-drive",
      backups: "archive",
      export: "download",
      diagnostics: "wrench",
    },
  },
} as const satisfies Record<string, AreaRow>;

type Rows = typeof AREAS;
type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
type Of<R, K extends string> = R extends Record<K, infer V> ? V : never;
type Flat<T> = { [K in keyof T]: T[K] };

export type AreaName = keyof Rows;
type Screens = Flat<All<Rows[AreaName]["screens"]>>;
export type RouteName = keyof Screens;
type Kinds = Flat<All<Of<Rows[AreaName], "kinds">>>;
export type SettingsPage = keyof Rows["settings"]["pages"];
/** An icon that some row names: `$lib/icons` has it. */
export type IconName = Rows[AreaName]["icon"] | Kinds[keyof Kinds]["icon"] | Of<Of<Rows[AreaName], "pages">, string>;

/** What an address takes, read from how it is written. */
type Parts<P extends string> = P extends `${infer A}/${infer B}`
  ? Parts<A> & Parts<B>
  : P extends `:${infer N}?`
    ? { [K in N]?: string }
    : P extends `:${infer N}*`
      ? { [K in N]: string }
      : P extends `:${infer N}`
        ? { [K in N]: string }
        : unknown;
type Opened<N extends RouteName> = Flat<{ name: N } & Parts<Screens[N]["at"]>>;

/** Every screen, with what it needs to know to open. Ids are strings of the core. */
export type Route = { [N in RouteName]: Opened<N> }[RouteName];
/** The screens of a team. */
type TeamRoute = Extract<Route, { team: string }>["name"];
type Part<N extends RouteName> = Exclude<keyof Opened<N>, "name" | "team">;
/** A kind in a row that holds together: its screen is one of a team's, and its parts are parts of that address. */
export type Kind = {
  [N in TeamRoute]: KindRow & { icon: IconName; opens: N; by?: Part<N>; asks?: Part<N> };
}[TeamRoute] & {
  facts?: TeamRoute;
};
/** What only the core knows of an address. */
export type Asked = Of<Kinds[keyof Kinds], "asks">;

/** The areas in the order of the sidebar. */
export const areas = Object.entries(AREAS) as [AreaName, AreaRow & { icon: IconName }][];
const join = (parts: (row: AreaRow) => object | undefined): unknown =>
  Object.assign({}, ...areas.map(([, row]) => parts(row) ?? {}));

/** Every screen. A name with two rows would be lost: a test counts them. */
export const SCREENS: Record<RouteName, ScreenRow> = join((row) => row.screens) as Screens;
/** Every kind of record. One without a row in some area does not compile here. */
export const KINDS: Record<Collection, Kind> = join((row) => row.kinds) as Kinds satisfies Record<Collection, Kind>;
/** The pages of the settings. */
export const PAGES = Object.keys(AREAS.settings.pages) as SettingsPage[];
/** The area that a screen belongs to. */
export const areaOf = (screen: RouteName): AreaName => areas.find(([, row]) => screen in row.screens)![0];
/** What is asked for with a team open only. */
export const ofTeam = (area: AreaName): boolean => (SCREENS[area].at + "/").startsWith("team/:team/");
