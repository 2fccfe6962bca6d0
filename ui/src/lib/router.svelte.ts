/**
 * Where the window is, in the hash of its address: back and forward are the browser's own. Every screen is one case of
 * `Route`, which the table of areas makes; an address that is none of them leads home. After a change of screen the
 * focus goes to its `h1`.
 */
import { SCREENS, type AreaName, type Route } from "../areas";
import { focusHeading } from "./arrival.svelte";
import { trail } from "./trail.svelte";

export type { Route, RouteName } from "../areas";

/** The address of a screen, for `href`. */
export function href(route: Route): string {
  const given = route as unknown as Record<string, string | undefined>;
  const parts = SCREENS[route.name].at.split("/").flatMap((part) => {
    if (!part.startsWith(":")) return [part];
    const value = given[nameOf(part)];
    return value ? [encodeURIComponent(value)] : [];
  });
  return `#/${parts.join("/")}`;
}

/** The screen that an area begins with. */
export const opening = (area: AreaName, team: string | undefined): Route =>
  parse(href({ name: area, team } as Route)) ?? { name: "teams" };

/** The screen of an address; `undefined` when it is none. */
export function parse(hash: string): Route | undefined {
  const given = hash.replace(/^#?\/?/, "").split("/");
  for (const [name, { at }] of Object.entries(SCREENS)) {
    const found = match(at.split("/"), given);
    if (found) return { ...found, name } as unknown as Route;
  }
  return undefined;
}

/** What a part of an address is called: `section` of `:section?`. */
const nameOf = (part: string): string => part.replace(/^:|[?*]$/g, "");

function match(pattern: string[], given: string[]): Record<string, string> | undefined {
  if (given.length > pattern.length) return undefined;
  const found: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const value = given[at];
    if (part.startsWith(":")) {
      if (value) found[nameOf(part)] = decode(value);
      else if (part.endsWith("*")) found[nameOf(part)] = "";
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
      trail.follow();
      const next = parse(location.hash) ?? fallback;
      const moved = screenOf(next) !== screenOf(this.#route);
      this.#route = next;
      if (moved) void focusHeading();
    };
    this.#route = parse(location.hash) ?? fallback;
    history.replaceState(trail.entry(location.hash), "");
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }

  /** Goes to a screen. With `replace` the way back does not lead here. */
  go(route: Route, { replace = false } = {}): void {
    const next = href(route);
    if (next === location.hash) return;
    if (replace) {
      history.replaceState(trail.entry(next), "", next);
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
  const { file, moves = [] } = SCREENS[route.name];
  const { name: _, ...parts } = route;
  return [file, ...Object.entries(parts).filter(([part]) => !moves.includes(part))].join("\n");
}

export const router = new Router();
