/** Which file shows a route. Files are found when the app is built and loaded when they are first shown. */
import type { Component } from "svelte";
import type { Route, RouteName } from "$lib/router.svelte";

const FILES: Record<RouteName, string> = {
  "first-run": "Teams",
  teams: "Teams",
  team: "Team",
  stage: "Stage",
  item: "Stage",
  people: "People",
  budget: "Budget",
  journal: "Journal",
  sessions: "Sessions",
  session: "Session",
  drafts: "Drafts",
  draft: "Draft",
  rfc: "Rfc",
  changes: "Changes",
  planner: "Planner",
  submission: "Submission",
  precedents: "Precedents",
  search: "Search",
  settings: "Settings",
};

type Loaded = { default: Component<Record<string, unknown>> };
const modules = import.meta.glob<Loaded>("../*.svelte");

/** What shows `route`, and with which part of it as its key: another team is another screen. */
export async function screenOf(route: Route): Promise<Component<Record<string, unknown>> | undefined> {
  return (await modules[`../${FILES[route.name]}.svelte`]?.())?.default;
}

/** The ids of the route as props. */
export function propsOf(route: Route): Record<string, unknown> {
  const { name: _, ...ids } = route;
  return ids;
}
