/**
 * Where the window is, in the hash of its address: back and forward are the browser's own. Every screen is one case of
 * `Route`; an address that is none of them leads home. After a change of screen the focus goes to its `h1`.
 */
import { tick } from "svelte";

/** Every screen, with what it needs to know to open. Ids are strings of the core. */
export type Route =
  | { name: "first-run" }
  | { name: "teams" }
  | { name: "team"; team: string }
  | { name: "stage"; team: string; stage: string }
  | { name: "item"; team: string; stage: string; item: string }
  | { name: "people"; team: string }
  | { name: "budget"; team: string }
  | { name: "journal"; team: string }
  | { name: "sessions"; team: string }
  | { name: "session"; team: string; session: string }
  | { name: "drafts"; team: string }
  | { name: "draft"; team: string; draft: string; section?: string }
  | { name: "rfc"; team: string; comment?: string }
  | { name: "changes"; team: string; from?: string; to?: string }
  | { name: "planner"; team: string }
  | { name: "submission"; team: string }
  | { name: "precedents"; precedent?: string; place?: string }
  | { name: "search"; query: string }
  | { name: "settings"; page?: string };

export type RouteName = Route["name"];

/** How each screen is written; `:x` takes one part, `:x?` may be missing. */
const PATTERNS: { [N in RouteName]: string } = {
  "first-run": "welcome",
  teams: "teams",
  team: "team/:team",
  stage: "team/:team/stage/:stage",
  item: "team/:team/stage/:stage/item/:item",
  people: "team/:team/people",
  budget: "team/:team/budget",
  journal: "team/:team/journal",
  sessions: "team/:team/sessions",
  session: "team/:team/session/:session",
  drafts: "team/:team/drafts",
  draft: "team/:team/draft/:draft/:section?",
  rfc: "team/:team/rfc/:comment?",
  changes: "team/:team/changes/:from?/:to?",
  planner: "team/:team/planner",
  submission: "team/:team/submission",
  precedents: "precedents/:precedent?/:place?",
  search: "search/:query?",
  settings: "settings/:page?",
};

/** The address of a screen, for `href`. */
export function href(route: Route): string {
  const given = route as unknown as Record<string, string | undefined>;
  const parts = PATTERNS[route.name].split("/").flatMap((part) => {
    if (!part.startsWith(":")) return [part];
    const value = given[part.slice(1).replace("?", "")];
    return value ? [encodeURIComponent(value)] : [];
  });
  return `#/${parts.join("/")}`;
}

/** The screen of an address; `undefined` when it is none. */
export function parse(hash: string): Route | undefined {
  const given = hash.replace(/^#?\/?/, "").split("/");
  for (const [name, pattern] of Object.entries(PATTERNS)) {
    const found = match(pattern.split("/"), given);
    if (found) return (name === "search" ? { query: "", ...found, name } : { ...found, name }) as unknown as Route;
  }
  return undefined;
}

function match(pattern: string[], given: string[]): Record<string, string> | undefined {
  if (given.length > pattern.length) return undefined;
  const found: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const value = given[at];
    if (part.startsWith(":")) {
      if (value) found[part.slice(1).replace("?", "")] = decode(value);
      else if (!part.endsWith("?")) return undefined;
    } else if (part !== value) return undefined;
  }
  return found;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

class Router {
  #route = $state.raw<Route>({ name: "teams" });

  /** Where the window is. */
  get route(): Route {
    return this.#route;
  }

  /** Follows the address until the function that it gives back is called. The app calls it once, before mounting. */
  start(fallback: Route = { name: "teams" }): () => void {
    const read = (): void => {
      const next = parse(location.hash) ?? fallback;
      const moved = screenOf(next) !== screenOf(this.#route);
      this.#route = next;
      if (moved) void focusHeading();
    };
    this.#route = parse(location.hash) ?? fallback;
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }

  /** Goes to a screen. With `replace` the way back does not lead here. */
  go(route: Route, { replace = false } = {}): void {
    const next = href(route);
    if (next === location.hash) return;
    if (replace) {
      history.replaceState(history.state, "", next);
      dispatchEvent(new HashChangeEvent("hashchange"));
    } else {
      location.hash = next;
    }
  }

  back(): void {
    history.back();
  }

  forward(): void {
    history.forward();
  }
}

/** The next item of a stage is the same screen: the focus stays in the list. */
function screenOf(route: Route): string {
  if (route.name === "item" || route.name === "stage") return `stage ${route.team} ${route.stage}`;
  if (route.name === "draft") return `draft ${route.team} ${route.draft}`;
  if (route.name === "rfc" || route.name === "changes") return `${route.name} ${route.team}`;
  if (route.name === "search" || route.name === "precedents") return route.name;
  return href(route);
}

/** Tells screen readers, and the keyboard, that the screen is another one. A screen that focused something keeps it. */
export async function focusHeading(): Promise<void> {
  await tick();
  const heading = document.querySelector<HTMLElement>("main h1, [role='main'] h1");
  const main = heading?.closest("main");
  if (!heading || (main?.contains(document.activeElement) ?? false)) return;
  if (document.querySelector("[role='dialog']")) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

export const router = new Router();
