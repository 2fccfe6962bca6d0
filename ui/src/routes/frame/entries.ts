/** What the sidebar shows: areas and stages of the team, or those of all teams. Pure. */
import BookOpen from "@lucide/svelte/icons/book-open";
import CalendarRange from "@lucide/svelte/icons/calendar-range";
import FileText from "@lucide/svelte/icons/file-text";
import House from "@lucide/svelte/icons/house";
import LayoutGrid from "@lucide/svelte/icons/layout-grid";
import MessagesSquare from "@lucide/svelte/icons/messages-square";
import Library from "@lucide/svelte/icons/library";
import MessageSquareText from "@lucide/svelte/icons/message-square-text";
import Search from "@lucide/svelte/icons/search";
import Send from "@lucide/svelte/icons/send";
import Settings from "@lucide/svelte/icons/settings";
import Table from "@lucide/svelte/icons/table";
import Users from "@lucide/svelte/icons/users";
import type { NavEntry, NavSection } from "$lib/components/frame";
import type { Colour, Icon } from "$lib/components/types";
import { standing } from "$lib/features/teamHome/way";
import type { TeamHome } from "$lib/ipc/types";
import { href, type Route } from "$lib/router.svelte";
import { t } from "$lib/strings";

type Area = "team" | "drafts" | "rfc" | "submission" | "budget" | "planner" | "sessions" | "journal" | "people";

/** Screens of an area count as the area. */
const AREAS: Partial<Record<Route["name"], Area>> = {
  team: "team",
  drafts: "drafts",
  draft: "drafts",
  rfc: "rfc",
  changes: "rfc",
  budget: "budget",
  planner: "planner",
  submission: "submission",
  sessions: "sessions",
  session: "sessions",
  journal: "journal",
  people: "people",
};

const area = (id: Area, label: string, icon: Icon, team: string, route: Route, count?: string | number): NavEntry => ({
  id,
  label,
  icon,
  count,
  href: href({ name: id, team }),
  current: AREAS[route.name] === id,
});

/** The areas of a team. */
export function teamAreas(team: string, route: Route, home: TeamHome | undefined): NavEntry[] {
  const words = t.frame;
  return [
    area("team", words.home, House, team, route),
    area("drafts", words.drafts, FileText, team, route),
    area("rfc", words.rfc, MessagesSquare, team, route),
    area("submission", words.submission, Send, team, route),
    area("budget", words.budget, Table, team, route),
    area(
      "planner",
      words.planner,
      CalendarRange,
      team,
      route,
      home?.air ? t.overview.slackOf(home.air.days) : undefined,
    ),
    area("sessions", words.sessions, MessageSquareText, team, route),
    area("journal", words.journal, BookOpen, team, route),
  ];
}

/** The areas when no team is open. */
export const allAreas = (route: Route, teams: number | undefined): NavEntry[] => [
  {
    id: "teams",
    label: t.frame.teams,
    icon: LayoutGrid,
    href: href({ name: "teams" }),
    count: teams,
    current: route.name === "teams",
  },
  precedents(route),
  search(route),
];

const precedents = (route: Route): NavEntry => ({
  id: "precedents",
  label: t.precedents.title,
  icon: Library,
  href: href({ name: "precedents" }),
  current: route.name === "precedents",
});

const search = (route: Route): NavEntry => ({
  id: "search",
  label: t.frame.search,
  icon: Search,
  href: href({ name: "search", query: "" }),
  current: route.name === "search",
});

/** The stages with their rings. */
export function stageSection({ team, stages }: TeamHome, route: Route): NavSection {
  const all = stages.map(standing);
  const sum = (of: (one: (typeof all)[number]) => number): number => all.reduce((total, one) => total + of(one), 0);
  const open = route.name === "stage" || route.name === "item" ? route.stage : undefined;
  const entries = stages.map(({ stage }, n): NavEntry => {
    const { settled, all: count, passed, part } = all[n]!;
    const label = t.parts.of(settled, count);
    return {
      id: `stage-${stage.number}`,
      label: stage.shortTitle,
      title: stage.title,
      number: String(stage.number),
      href: href({ name: "stage", team: team.id, stage: String(stage.number) }),
      count: `${settled}/${count}`,
      current: open === String(stage.number),
      ring: { part, passed, colour: stage.number as Colour, label },
    };
  });
  return {
    label: t.frame.stages,
    note: t.parts.of(
      sum((one) => one.settled),
      sum((one) => one.all),
    ),
    entries,
  };
}

/** At the foot of the sidebar. */
export function footEntries(team: string | undefined, route: Route): NavEntry[] {
  const settings: NavEntry = {
    id: "settings",
    label: t.frame.settings,
    icon: Settings,
    href: href({ name: "settings" }),
    current: route.name === "settings",
  };
  if (team === undefined) return [settings];
  return [precedents(route), search(route), area("people", t.frame.people, Users, team, route), settings];
}
