import { mockIPC } from "@tauri-apps/api/mocks";
import { expect, expectTypeOf, test } from "vitest";
import { factsOf } from "$lib/features/drafts/facts";
import { ICONS, iconOf } from "$lib/icons";
import type { SectionView } from "$lib/ipc/types";
import { href, opening, parse, type Route } from "$lib/router.svelte";
import { kindName } from "$lib/strings";
import { placeOf, routeOf } from "$lib/where";
import { areas, areaOf, KINDS, ofTeam, SCREENS, type AreaName, type RouteName } from "./areas";
import type { Collection } from "$lib/ipc/types";
import { areaEntries, footEntries } from "./routes/frame/entries";
import { globalKeys } from "./routes/frame/keys";

const names = Object.keys(SCREENS) as RouteName[];
const kinds = Object.keys(KINDS) as Collection[];
const files = Object.keys(import.meta.glob("./routes/*.svelte"));

/** A route with every part of its address, or with those only that it needs. */
function filled(name: RouteName, all: boolean): Route {
  const parts = SCREENS[name].at.split("/").filter((part) => part.startsWith(":") && (all || !part.endsWith("?")));
  return { name, ...Object.fromEntries(parts.map((part) => [part.replace(/[:?*]/g, ""), `a/${part}`])) } as Route;
}

test("an address takes what its row says, and nothing else", () => {
  expectTypeOf<Extract<Route, { name: "draft" }>>().toEqualTypeOf<{
    name: "draft";
    team: string;
    draft: string;
    section?: string;
  }>();
  expectTypeOf<Extract<Route, { name: "search" }>>().toEqualTypeOf<{ name: "search"; query: string }>();
  expectTypeOf<Extract<Route, { name: "teams" }>>().toEqualTypeOf<{ name: "teams" }>();
  // @ts-expect-error a draft needs its id
  void (() => href({ name: "draft", team: "t" }));
  // @ts-expect-error the budget takes no section
  void (() => href({ name: "budget", team: "t", section: "s" }));
  // @ts-expect-error there is no such screen
  void (() => href({ name: "nowhere" }));
});

test("no screen and no kind has two rows", () => {
  const count = (of: (row: (typeof areas)[number][1]) => object | undefined): number =>
    areas.reduce((sum, [, row]) => sum + Object.keys(of(row) ?? {}).length, 0);
  expect(count(({ screens }) => screens)).toBe(names.length);
  expect(count(({ kinds: of }) => of)).toBe(kinds.length);
});

test.each(names)("the screen %s has a file, and its address leads back to it", (name) => {
  expect(files).toContain(`./routes/${SCREENS[name].file}.svelte`);
  for (const all of [true, false]) expect(parse(href(filled(name, all)))).toEqual(filled(name, all));
});

test("what an address names as moving within its screen is a part of it", () => {
  for (const { at, moves = [] } of Object.values(SCREENS))
    for (const part of moves) expect(at).toMatch(new RegExp(`:${part}(?![a-z])`));
});

test.each(areas)("the area %s begins with the screen of its name", (name, row) => {
  expect(Object.keys(row.screens)).toContain(name);
  if (name !== "stage") expect(opening(name, ofTeam(name) ? "t" : undefined).name).toBe(name);
});

test("each chord leads to one screen, also beside the keys of stages and of the window", () => {
  const chords = globalKeys({ team: "t", stages: [1, 2, 3, 4, 5, 6, 7], goto: () => {}, keys: () => {} });
  const keys = chords.map((one) => one.keys);
  expect(keys).toEqual([...new Set(keys)]);
  for (const [, row] of areas) if (row.keys) expect(keys).toContain(row.keys);
});

test("the sidebar shows each area once: of the team when one is open, else of all teams", () => {
  const ids = (team: string | undefined): [string[], string[]] => {
    const route: Route = team === undefined ? { name: "teams" } : { name: "changes", team };
    const [above, foot] = [areaEntries(team, route, {}), footEntries(team, route)];
    expect([...above, ...foot].filter(({ current }) => current).map(({ id }) => id)).toEqual([areaOf(route.name)]);
    return [above.map(({ id }) => id), foot.map(({ id }) => id)];
  };
  expect(ids("t")).toEqual([
    ["team", "drafts", "rfc", "submission", "budget", "planner", "sessions", "journal", "links"],
    ["precedents", "search", "people", "settings"],
  ] satisfies [AreaName[], AreaName[]]);
  expect(ids(undefined)).toEqual([["teams", "precedents", "search"], ["settings"]]);
});

test.each(kinds)("a record of the kind %s has an icon, a name and a place", (collection) => {
  const { asks, by, icon } = KINDS[collection];
  expect(iconOf(collection)).toBe(ICONS[icon]);
  expect(kindName(collection)).not.toBe(collection);
  const place = { team: "t", collection, id: "x 1" };
  const route = placeOf(place, asks && "k")!;
  expect(parse(href(route))).toEqual(route);
  expect(route).toEqual(
    expect.objectContaining({ team: "t", ...(by && { [by]: "x 1" }), ...(asks && { [asks]: "k" }) }),
  );
  if (asks) expect(placeOf(place)).toBeUndefined();
});

test("where an item or an action belongs is asked of the core; what is not there any more opens its area", async () => {
  mockIPC((command) => (command === "item_get" ? { item: { stage: 5 } } : [{ id: "a", session: "s" }]));
  const at = (collection: string, id: string): Promise<Route> => routeOf({ team: "t", collection, id });
  expect(await at("items", "P2")).toEqual({ name: "item", team: "t", stage: "5", item: "P2" });
  expect(await at("actions", "a")).toEqual({ name: "session", team: "t", session: "s" });
  expect(await at("actions", "gone")).toEqual({ name: "sessions", team: "t" });
  expect(await at("of-a-later-version", "x")).toEqual({ name: "team", team: "t" });
});

test("a fact leads to where it is written", () => {
  const of = (collection: string, id = "x"): string | undefined => {
    const facts = [{ start: 0, end: 3, label: "L", collection, id, field: "f" }];
    const items = new Map([["P2", { item: { stage: 5 } }]]) as unknown as Parameters<typeof factsOf>[1];
    return factsOf("t", items, { composed: "SES", facts } as unknown as SectionView)[0]?.href;
  };
  expect(of("teams")).toBe("#/team/t/people");
  expect(of("members")).toBe("#/team/t/people");
  expect(of("budgets")).toBe("#/team/t/budget");
  expect(of("drafts")).toBe("#/team/t/drafts");
  expect(of("items", "P2")).toBe("#/team/t/stage/5/item/P2");
  expect(of("items", "not-there")).toBeUndefined();
  expect(of("of-a-later-version")).toBeUndefined();
});
